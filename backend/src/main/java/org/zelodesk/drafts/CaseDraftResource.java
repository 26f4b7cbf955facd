package org.zelodesk.drafts;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
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
import org.zelodesk.platform.Page;

/** Drafts of a case over HTTP. */
@Path("/cases/{id}/drafts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "drafts")
public class CaseDraftResource {

  private static final String EXAMPLE = "6f1c2a52-9d1f-4a53-8a3b-0c1d2e3f4a5b";

  private final Drafts drafts;
  private final CurrentActor actor;

  CaseDraftResource(Drafts drafts, CurrentActor actor) {
    this.drafts = drafts;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "listCaseDrafts",
      summary = "List the drafts of a case",
      description =
          "One's own, and those that colleagues share, newest first, in one page. Others' drafts only for those who may read internal"
              + " comments: nothing of them was said yet.")
  public Page<DraftView> list(@PathParam("id") @Parameter(example = "1001") long id) {
    return drafts.ofCase(actor.get(), id);
  }

  @PUT
  @Path("/{draftId}")
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "saveDraft",
      summary = "Save a draft",
      description =
          """
          The id is made by the client, so that a save can be repeated. `revision` is the one that the writer goes on from (0 at first): \
          when another device has saved meanwhile the answer is 409 `draft_newer` with that `draft`, and nothing is lost. A draft that \
          was sent or thrown away stays so: 409 `draft_ended` with `endedAs`, `endedBy` and where its words went. A save that changes \
          nothing is answered with what is there. When the case was merged meanwhile, the draft follows; `caseId` of the answer tells.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  public Response save(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("draftId") @Parameter(example = EXAMPLE) UUID draftId,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = DraftText.class),
                      examples =
                          @ExampleObject(
                              name = "a first save",
                              value =
                                  "{\"kind\": \"public\", \"bodyHtml\": \"<p>A new one is on its</p>\", \"lastSeenCommentId\": 5002, \"revision\": 0}")))
          DraftText draft) {
    DraftView saved = drafts.save(actor.get(), id, draftId, draft);
    return Answers.one(saved, saved.revision(), null);
  }

  @DELETE
  @Path("/{draftId}")
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "discardDraft",
      summary = "Throw a draft away",
      description =
          "Also one that was never saved, whose first save may be under way: a save that comes later is 409 `draft_ended`. With"
              + " `revision`, only when that is the newest; else 409 `draft_newer`.")
  @APIResponse(responseCode = "204", description = "It has ended.")
  public void discard(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("draftId") @Parameter(example = EXAMPLE) UUID draftId,
      @QueryParam("revision") @Parameter(description = "The revision that the caller saw.")
          @Nullable Long revision) {
    drafts.discard(actor.get(), id, draftId, revision);
  }

  @POST
  @Path("/{draftId}/take-over")
  @Idempotent
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "takeOverDraft",
      summary = "Take a colleague's draft over",
      description =
          """
          Goes on with what a colleague shared: the answer is a new draft of the caller with the same words and files; the former one \
          ends as `taken_over`, and its author sees by whom. Takes the right to write such a comment. One's own draft is answered as it is.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DraftView.class)))
  public Response takeOver(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("draftId") @Parameter(example = "0b8f6a1e-54c3-4d27-9a6b-7d2f1c3e5a90")
          UUID draftId) {
    DraftView taken = drafts.takeOver(actor.get(), id, draftId);
    return Answers.one(taken, taken.revision(), null);
  }
}
