package org.zelodesk.satisfaction;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Surveys for whoever has their link, over HTTP. */
@Path("/surveys/{token}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "satisfaction")
public class SurveyResource {

  private static final String TOKEN = "The last part of the link.";
  private static final String EXAMPLE = "AAAAAAAABqXUPeXTyXJ2hKvVZvw3YWJ4ZGV0aGVzaWduYXR1cmVpcw";

  private final Surveys surveys;

  SurveyResource(Surveys surveys) {
    this.surveys = surveys;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "getSurvey",
      summary = "Look at a survey",
      description =
          """
          For the page behind a survey's link; needs no login. Looking changes nothing, however often. 404 for a link that was forged \
          or has expired, as for one that never was.""")
  public SurveyView look(
      @PathParam("token") @Parameter(description = TOKEN, example = EXAMPLE) String token) {
    return surveys.look(token);
  }

  @PUT
  @Path("/answer")
  @PermitAll
  @Operation(
      operationId = "answerSurvey",
      summary = "Answer a survey",
      description =
          """
          For the page behind a survey's link; needs no login. One answer for each survey, which can be changed for 24 hours; after \
          that 409 `survey_final`. The same answer again changes nothing.""")
  public SurveyView answer(
      @PathParam("token") @Parameter(description = TOKEN, example = EXAMPLE) String token,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = SurveyAnswer.class),
                      examples =
                          @ExampleObject(
                              name = "good",
                              value = "{\"rating\": 5, \"comment\": \"Quick and friendly.\"}")))
          SurveyAnswer answer) {
    return surveys.answer(token, answer);
  }
}
