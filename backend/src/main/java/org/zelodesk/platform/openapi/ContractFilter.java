package org.zelodesk.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Makes the generated document the contract: shared headers, problem responses, permissions, and
 * schemas that say what goes over the wire.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {

  private static final DotName PERMISSIONS =
      DotName.createSimple("io.quarkus.security.PermissionsAllowed");
  private static final DotName OPERATION =
      DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");

  private final IndexView index;

  public ContractFilter(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Schemas schemas = new Schemas(document);
    schemas.mend();
    Responses responses = new Responses(document, schemas);
    String scheme =
        document.getComponents().getSecuritySchemes().keySet().stream().findFirst().orElseThrow();
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, operation) -> {
                          parameters(operation, method);
                          mergePatch(operation, schemas);
                          secure(operation, scheme);
                          responses.complete(method, path, operation);
                        }));
    schemas.prune();
    schemas.closeRequests();
  }

  private static void parameters(Operation operation, PathItem.HttpMethod method) {
    List<Parameter> parameters =
        operation.getParameters() == null
            ? new ArrayList<>()
            : new ArrayList<>(operation.getParameters());
    for (Parameter parameter : parameters) {
      switch (parameter.getName()) {
        case "If-Match" ->
            describe(
                parameter,
                "The version that the caller believes to be current, as its ETag; 412 when it is not.",
                "\"v17\"");
        case "If-None-Match" ->
            describe(parameter, "An ETag that the caller has; 304 when it is current.", "\"v17\"");
        default -> {
          if (parameter.getIn() == Parameter.In.PATH && parameter.getDescription() == null) {
            parameter.setDescription("Which one.");
          }
        }
      }
    }
    parameters.removeIf(parameter -> parameter.getName().equals("Idempotency-Key"));
    if (method == PathItem.HttpMethod.POST && !changesNothing(operation)) {
      parameters.add(
          OASFactory.createParameter()
              .name("Idempotency-Key")
              .in(Parameter.In.HEADER)
              .description(
                  "Names this request for 24 hours: a retry with the same key and body gets the stored answer.")
              .schema(Schemas.text().minLength(1).maxLength(255)));
    }
    operation.setParameters(parameters.isEmpty() ? null : parameters);
  }

  /** A preview is a question with a body: asked again, it is answered again. */
  static boolean changesNothing(Operation operation) {
    return operation.getOperationId().startsWith("preview");
  }

  /** Plain JSON means the same as a merge patch. */
  private static void mergePatch(Operation operation, Schemas schemas) {
    if (operation.getRequestBody() == null) {
      return;
    }
    Content content = operation.getRequestBody().getContent();
    MediaType patch = content.getMediaType("application/merge-patch+json");
    if (patch != null) {
      schemas.takeNullForEntries(patch.getSchema());
    }
    if (patch != null && !content.hasMediaType("application/json")) {
      content.addMediaType(
          "application/json", OASFactory.createMediaType().schema(patch.getSchema()));
    }
  }

  private static void describe(Parameter parameter, String description, String example) {
    parameter.setDescription(description);
    Schema schema = Schemas.text();
    schema.setExamples(List.of(example));
    parameter.setSchema(schema);
  }

  /** An operation that asks for no permission is open on purpose, and the document says so. */
  private void secure(Operation operation, String scheme) {
    List<String> permissions = permissionsOf(operation.getOperationId());
    operation.setSecurity(
        permissions.isEmpty()
            ? List.of()
            : List.of(OASFactory.createSecurityRequirement().addScheme(scheme, permissions)));
  }

  private List<String> permissionsOf(String operationId) {
    for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
      if (operation.target().kind() == AnnotationTarget.Kind.METHOD
          && operation.value("operationId") != null
          && operation.value("operationId").asString().equals(operationId)) {
        var method = operation.target().asMethod();
        AnnotationInstance asked =
            method.hasAnnotation(PERMISSIONS)
                ? method.annotation(PERMISSIONS)
                : method.declaringClass().declaredAnnotation(PERMISSIONS);
        return asked == null ? List.of() : List.of(asked.value().asStringArray());
      }
    }
    return List.of();
  }
}
