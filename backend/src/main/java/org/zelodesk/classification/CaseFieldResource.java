package org.zelodesk.classification;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Custom fields over HTTP. */
@Path("/case-fields")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "classification")
public class CaseFieldResource {

  private final CaseFields fields;
  private final CurrentActor actor;

  CaseFieldResource(CaseFields fields, CurrentActor actor) {
    this.fields = fields;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "listCaseFields",
      summary = "List custom fields",
      description = "The company's own fields of cases, by position, with the JSON Schema of each.")
  public Page<CaseFieldView> list(@BeanParam PageRequest page) {
    return fields.list(page);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "getCaseField",
      summary = "Read a custom field",
      description = "One custom field.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseFieldView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "801") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    CaseFieldView field = fields.get(id);
    return Answers.one(field, field.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "createCaseField",
      summary = "Make a custom field",
      description =
          "Makes a field that cases can have a value of. A key that there is already is 409 `already_exists`.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CaseFieldView.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewCaseField.class),
                      examples =
                          @ExampleObject(
                              name = "choice",
                              value =
                                  "{\"key\": \"delivery\", \"type\": \"choice\", \"label\": {\"en\": \"Delivery\", \"ru\": \"Доставка\", \"pt\": \"Entrega\"}, \"options\": [{\"value\": \"express\", \"label\": {\"en\": \"Express\"}}, {\"value\": \"pickup\", \"label\": {\"en\": \"Pick-up\"}}], \"position\": 3}")))
          NewCaseField field) {
    CaseFieldView created = fields.create(actor.get(), field);
    return Answers.created("/case-fields/" + created.id(), created, created.version());
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "changeCaseField",
      summary = "Change a custom field",
      description =
          "Its label, options, position, whether it is required and whether it is offered. Key and type stay. Values in cases stay as they are.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseFieldView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "801") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = CaseFieldChanges.class),
                      examples =
                          @ExampleObject(
                              name = "relabel",
                              value =
                                  "{\"label\": {\"en\": \"Order\", \"ru\": \"Заказ\", \"pt\": \"Encomenda\"}, \"position\": 1}")))
          CaseFieldChanges changes) {
    CaseFieldView changed = fields.change(actor.get(), id, ifMatch, changes);
    return Answers.one(changed, changed.version(), null);
  }
}
