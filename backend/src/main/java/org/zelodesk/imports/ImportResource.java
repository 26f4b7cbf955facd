package org.zelodesk.imports;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Messages;
import org.zelodesk.platform.ProblemAnswers;
import org.zelodesk.platform.RequestIds;

/** Imports over HTTP. */
@Path("/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "imports")
public class ImportResource {

  /** One JSON value a line. */
  static final String NDJSON = "application/x-ndjson";

  private final Imports imports;
  private final CurrentActor actor;
  private final ProblemAnswers problems;
  private final Messages messages;

  ImportResource(Imports imports, CurrentActor actor, ProblemAnswers problems, Messages messages) {
    this.imports = imports;
    this.actor = actor;
    this.problems = problems;
    this.messages = messages;
  }

  @POST
  @Consumes(NDJSON)
  @PermissionsAllowed({Permissions.SETTINGS_WRITE})
  @Operation(
      operationId = "importCases",
      summary = "Bring in cases with their history",
      description =
          """
          Newline-delimited JSON: one `ImportedCase` a line, read while it arrives, each taken whole or not at all. Everything
          keeps its original instants, and clocks and reports come out as if it had happened here. A case that is there
          already, by `source` and `externalId`, is left as it is: send the same again after an interruption. A request
          carries up to 25 MB; send more in parts.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportResult.class)))
  public ImportResult take(
      @Context ContainerRequestContext request,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = NDJSON,
                      schema = @Schema(implementation = ImportedCase.class),
                      examples =
                          @ExampleObject(
                              name = "answered",
                              value =
                                  "{\"createdAt\": \"2024-03-04T09:00:00Z\", \"case\": {\"subject\": \"The kettle leaks\", \"channel\": \"email\","
                                      + " \"source\": \"old-desk\", \"externalId\": \"4711\", \"requester\": {\"name\": \"Ann Lee\","
                                      + " \"identities\": [{\"kind\": \"email\", \"value\": \"ann@shop.test\"}]}, \"comment\":"
                                      + " {\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"It came on Monday.\"}},"
                                      + " \"history\": [{\"at\": \"2024-03-04T10:30:00Z\", \"comment\": {\"visibility\": \"public\","
                                      + " \"body\": \"A new one is on its way.\", \"status\": \"solved\"}}]}")))
          InputStream lines)
      throws IOException {
    Locale locale = messages.negotiate(language);
    String requestId = RequestIds.of(request);
    return imports.take(
        actor.get(),
        new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8)),
        problem -> problems.body(problem, locale, requestId));
  }
}
