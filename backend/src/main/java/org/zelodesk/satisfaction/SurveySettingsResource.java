package org.zelodesk.satisfaction;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;

/** The settings of surveys over HTTP. */
@Path("/survey-settings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "satisfaction")
public class SurveySettingsResource {

  private final Surveys surveys;
  private final CurrentActor actor;

  SurveySettingsResource(Surveys surveys, CurrentActor actor) {
    this.surveys = surveys;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "getSurveySettings",
      summary = "Read the settings of surveys",
      description = "Whom the desk asks, and when.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SurveySettings.class)))
  public Response get(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    SurveySettings settings = surveys.settings();
    return Answers.one(settings, settings.version(), ifNoneMatch);
  }

  @PATCH
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "changeSurveySettings",
      summary = "Change the settings of surveys",
      description =
          """
          They count for what is solved from now on. What is planned keeps its time, but is dropped when nobody is to be asked any \
          more at that time; links that were given out stay good.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SurveySettings.class)))
  public Response change(
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = SurveySettingsChanges.class),
                      examples =
                          @ExampleObject(
                              name = "half",
                              value =
                                  "{\"samplePercent\": 50, \"delayHours\": 48, \"channels\": [\"email\", \"chat\"]}")))
          SurveySettingsChanges changes) {
    SurveySettings changed = surveys.change(actor.get(), ifMatch, changes);
    return Answers.one(changed, changed.version(), null);
  }
}
