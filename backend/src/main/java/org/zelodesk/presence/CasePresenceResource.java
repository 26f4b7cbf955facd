package org.zelodesk.presence;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;

/** One's presence at a case over HTTP. */
@Path("/cases/{id}/presence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "presence")
public class CasePresenceResource {

  /** What one does there. */
  @Schema(name = "NewPresence")
  public record NewPresence(@NotNull @Schema(required = true) PresenceMode mode) {}

  private final Presences presences;
  private final CurrentActor actor;

  CasePresenceResource(Presences presences, CurrentActor actor) {
    this.presences = presences;
    this.actor = actor;
  }

  @PUT
  @PermissionsAllowed(Permissions.COMMENTS_READ_INTERNAL)
  @Operation(
      operationId = "enterCase",
      summary = "Say that one is at a case",
      description =
          "To be said every 20 seconds; who has said nothing for 45 is gone. The answer is who is there now. It is no change of the case"
              + " and stands in no log.")
  public CasePresence enter(
      @PathParam("id") @Parameter(example = "1001") long id,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewPresence.class),
                      examples =
                          @ExampleObject(name = "writing", value = "{\"mode\": \"replying\"}")))
          NewPresence presence) {
    return presences.enter(actor.get(), id, presence.mode());
  }

  @DELETE
  @PermissionsAllowed(Permissions.COMMENTS_READ_INTERNAL)
  @Operation(
      operationId = "leaveCase",
      summary = "Say that one has left a case",
      description = "Others learn of it at once, instead of after 45 seconds.")
  @APIResponse(responseCode = "204", description = "Left.")
  public void leave(@PathParam("id") @Parameter(example = "1001") long id) {
    presences.leave(actor.get(), id);
  }
}
