package org.zelodesk.sla;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.Idempotent;

/** Moving running clocks to the newest policies and calendars, over HTTP. */
@Path("/sla-recalculations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "sla")
public class RecalculationResource {

  /** Whether to do it, or only to count. */
  @Schema(name = "NewSlaRecalculation")
  public record Wanted(
      @NotNull @Schema(required = true, description = "Only count what would change.")
          Boolean dryRun) {}

  private final Recalculations recalculations;
  private final CurrentActor actor;

  RecalculationResource(Recalculations recalculations, CurrentActor actor) {
    this.recalculations = recalculations;
    this.actor = actor;
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "startSlaRecalculation",
      summary = "Move running clocks to the newest policies",
      description =
          "Goes through all unsolved cases in the background. A dry run says first how many would change, and how many of"
              + " them would break a promise. 409 `already_running` while another one, that is no dry run, is under way.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RecalculationView.class)))
  public Response start(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Wanted.class),
                      examples = @ExampleObject(name = "count", value = "{\"dryRun\": true}")))
          Wanted wanted) {
    RecalculationView started = recalculations.start(actor.get(), wanted.dryRun());
    return Answers.created("/sla-recalculations/" + started.id(), started, started.version());
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "getSlaRecalculation",
      summary = "Read how far a recalculation is",
      description = "Its counts are final when its state is not `running`.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RecalculationView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1301") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    RecalculationView found = recalculations.get(id);
    return Answers.one(found, found.version(), ifNoneMatch);
  }
}
