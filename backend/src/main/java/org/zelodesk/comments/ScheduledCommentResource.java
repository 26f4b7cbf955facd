package org.zelodesk.comments;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.zelodesk.comments.ScheduledCommentView.State;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Comments that wait to be sent, over HTTP. */
@Path("/cases/{id}/scheduled-comments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "comments")
public class ScheduledCommentResource {

  private final ScheduledComments scheduled;
  private final CurrentActor actor;

  ScheduledCommentResource(ScheduledComments scheduled, CurrentActor actor) {
    this.scheduled = scheduled;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "listScheduledComments",
      summary = "List the comments of a case that wait to be sent",
      description =
          "Newest first; with `state` those that were sent, taken back or failed in the last 90 days. That one waits, whose it is and when it"
              + " will be sent is for all who may read internal comments; what it says is for its author, and for those with whom its draft was"
              + " shared.")
  public Page<ScheduledCommentView> list(
      @PathParam("id") @Parameter(example = "1001") long id,
      @QueryParam("state") @DefaultValue("waiting") @Parameter(description = "Default: `waiting`.")
          State state,
      @BeanParam PageRequest page) {
    return scheduled.list(actor.get(), id, state, page);
  }

  @GET
  @Path("/{scheduledId}")
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "getScheduledComment",
      summary = "Read what became of a comment that waits",
      description = "Its state, and the comment or the draft that it became.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScheduledCommentView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("scheduledId") @Parameter(example = "1901") long scheduledId,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    ScheduledCommentView one = scheduled.get(actor.get(), id, scheduledId);
    return Answers.one(one, one.version(), ifNoneMatch);
  }

  @PATCH
  @Path("/{scheduledId}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "changeScheduledComment",
      summary = "Give a comment that waits another time",
      description =
          "By its author, or by whoever may change the case. 409 `scheduled_ended` when it waits no more.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScheduledCommentView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("scheduledId") @Parameter(example = "1901") long scheduledId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = ScheduledCommentChanges.class),
                      examples = @ExampleObject(name = "as it is", value = "{}")))
          ScheduledCommentChanges changes) {
    ScheduledCommentView moved = scheduled.change(actor.get(), id, scheduledId, ifMatch, changes);
    return Answers.one(moved, moved.version(), null);
  }

  @POST
  @Path("/{scheduledId}/cancel")
  @Idempotent
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "cancelScheduledComment",
      summary = "Take a comment back that waits",
      description =
          """
          By its author, or by whoever may change the case. Its words are a new draft of its author then: `draftId`. Of this and of its \
          sending in the same moment exactly one happens: 409 `scheduled_ended` when it waits no more.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ScheduledCommentView.class)))
  public Response cancel(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("scheduledId") @Parameter(example = "1901") long scheduledId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    ScheduledCommentView cancelled = scheduled.cancel(actor.get(), id, scheduledId, ifMatch);
    return Answers.one(cancelled, cancelled.version(), null);
  }
}
