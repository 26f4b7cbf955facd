package org.zelodesk.comments;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Comments over HTTP. */
@Path("/cases/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "comments")
public class CommentResource {

  /** What to take out. */
  @Schema(name = "Redaction")
  public record RedactionRequest(
      @NotBlank
          @Size(max = 10_000)
          @Schema(
              required = true,
              description = "Every occurrence is replaced by blocks, for good.")
          String text) {}

  private final Comments comments;
  private final CurrentActor actor;

  CommentResource(Comments comments, CurrentActor actor) {
    this.comments = comments;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "listComments",
      summary = "List the comments of a case",
      description = "Oldest first. Internal comments only for those who may read them.")
  public Page<CommentView> list(
      @PathParam("id") @Parameter(example = "1001") long id,
      @QueryParam("sort")
          @DefaultValue("id")
          @Pattern(regexp = "^-?id$")
          @Parameter(description = "`id` (oldest first, default) or `-id`.", example = "-id")
          String sort,
      @BeanParam PageRequest page) {
    return comments.list(actor.get(), id, sort.startsWith("-"), page);
  }

  @GET
  @Path("/{commentId}")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "getComment",
      summary = "Read a comment",
      description =
          "One comment of a case. The signed links of its attachments are made anew each time and are no part of its version.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CommentView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("commentId") @Parameter(example = "5001") long commentId,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    CommentView one = comments.get(actor.get(), id, commentId);
    return Answers.one(one, one.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "createComment",
      summary = "Write a comment",
      description =
          "A reply (`public`), a note (`internal`), or what the customer said. A reply to a new case opens it; words of the customer"
              + " reopen a case that waited or was solved. When the case is closed, or was solved longer ago than the follow-up window (14 days"
              + " unless set otherwise), they open a new case that is linked to it as its follow-up: `caseId` of the answer, and its"
              + " `Location`, name that one. `If-Match` names the version of the case. With `lastSeenCommentId`, 409 `case_moved_on` when"
              + " others wrote since (`newComments`), or when a colleague's reply waits to be sent (`heldReplies`), unless `sendAnyway`. With"
              + " `sendAt` or `holdSeconds` it is not said yet: 202, and until its time it can be taken back; what the customer says"
              + " meanwhile takes a reply back, too.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CommentView.class)))
  @APIResponse(
      responseCode = "202",
      description = "It waits to be sent.",
      content = @Content(schema = @Schema(implementation = ScheduledCommentView.class)))
  public Response create(
      @PathParam("id") @Parameter(example = "1001") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewComment.class),
                      examples = {
                        @ExampleObject(
                            name = "reply and solve",
                            value =
                                "{\"visibility\": \"public\", \"body\": \"A new one is on its way.\", \"status\": \"solved\"}"),
                        @ExampleObject(
                            name = "note",
                            value =
                                "{\"visibility\": \"internal\", \"body\": \"Second leak of this model this week.\"}"),
                        @ExampleObject(
                            name = "reply that can be undone",
                            value =
                                "{\"visibility\": \"public\", \"bodyHtml\": \"<p>It is on its way.</p>\", \"holdSeconds\": 10, \"then\": {\"status\": \"solved\"}}")
                      }))
          NewComment comment) {
    if (comment.waits()) {
      ScheduledCommentView held = comments.hold(actor.get(), id, ifMatch, comment);
      return Answers.accepted(
          "/cases/" + held.caseId() + "/scheduled-comments/" + held.scheduledId(),
          held,
          held.version());
    }
    CommentView written = comments.write(actor.get(), id, ifMatch, comment);
    return Answers.created(
        "/cases/" + written.caseId() + "/comments/" + written.id(), written, written.version());
  }

  @POST
  @Path("/{commentId}/redactions")
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "redactComment",
      summary = "Take a text out of a comment",
      description =
          "Every occurrence becomes blocks, in the database too. It cannot be undone. `If-Match` names the version of the comment.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CommentView.class)))
  public Response redact(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("commentId") @Parameter(example = "5001") long commentId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = RedactionRequest.class),
                      examples = @ExampleObject(name = "a word", value = "{\"text\": \"Monday\"}")))
          RedactionRequest redaction) {
    CommentView redacted = comments.redact(actor.get(), id, commentId, ifMatch, redaction.text());
    return Answers.one(redacted, redacted.version(), null);
  }
}
