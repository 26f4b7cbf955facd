package org.zelodesk.satisfaction;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Idempotent;

/** The surveys of one case over HTTP. */
@Path("/cases/{id}/survey")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "satisfaction")
public class CaseSurveyResource {

  private final Surveys surveys;
  private final CurrentActor actor;

  CaseSurveyResource(Surveys surveys, CurrentActor actor) {
    this.surveys = surveys;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "getCaseSurvey",
      summary = "Read how satisfied a case's customer is",
      description =
          "State of the newest survey and the newest answer. Read for this moment, so it has no entity tag.")
  public CaseSurveyView get(@PathParam("id") @Parameter(example = "1001") long id) {
    return surveys.ofCase(actor.get(), id);
  }

  @POST
  @Path("/link")
  @Idempotent
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "createCaseSurveyLink",
      summary = "Get the link of a case's survey",
      description =
          """
          For whoever may reply to the customer, to hand it on. The same link while it is good; also where no survey was planned, \
          and before its time. 409 `surveys_off`, `case_not_solved`, `case_merged`, `case_discarded` or `survey_answered`.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SurveyLink.class)))
  public Response link(@PathParam("id") @Parameter(example = "1001") long id) {
    return Response.ok(surveys.link(actor.get(), id)).build();
  }
}
