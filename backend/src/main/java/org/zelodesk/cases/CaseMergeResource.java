package org.zelodesk.cases;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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

/** Joining and parting cases over HTTP. */
@Path("/cases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "cases")
public class CaseMergeResource {

  /** Into which case. */
  @Schema(name = "CaseMerge")
  public record Merge(
      @NotNull @Schema(required = true, description = "The case that stays.", examples = "1002")
          Long into) {}

  /** Which comments go, and what the new case is about. */
  @Schema(name = "CaseSplit")
  public record Split(
      @NotEmpty @Size(max = 500) @Schema(required = true) List<@NotNull Long> commentIds,
      @NotBlank @Size(max = 255) @Schema(required = true) String subject) {}

  private final CaseMerges merges;
  private final CurrentActor actor;

  CaseMergeResource(CaseMerges merges, CurrentActor actor) {
    this.merges = merges;
    this.actor = actor;
  }

  @POST
  @Path("/merge")
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "mergeCase",
      summary = "Merge a case into another",
      description =
          "Its comments move to the other case; it is closed and points there. `unmerge` takes it back.")
  @APIResponse(
      responseCode = "200",
      description = "The case that stays.",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response merge(
      @PathParam("id") @Parameter(example = "1003") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Merge.class),
                      examples = @ExampleObject(name = "merge", value = "{\"into\": 1002}")))
          Merge merge) {
    return one(merges.merge(actor.get(), id, ifMatch, merge.into()));
  }

  @POST
  @Path("/unmerge")
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "unmergeCase",
      summary = "Take a merge back",
      description = "The case gets its comments and its status back.")
  @APIResponse(
      responseCode = "200",
      description = "The case that was merged away.",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response unmerge(
      @PathParam("id") @Parameter(example = "1004") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    return one(merges.unmerge(actor.get(), id, ifMatch));
  }

  @POST
  @Path("/split")
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "splitCase",
      summary = "Split comments off into a new case",
      description = "At least one comment stays. `unsplit` of the new case takes it back.")
  @APIResponse(
      responseCode = "201",
      description = "The new case.",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response split(
      @PathParam("id") @Parameter(example = "1001") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Split.class),
                      examples =
                          @ExampleObject(
                              name = "split",
                              value = "{\"commentIds\": [5002], \"subject\": \"Another matter\"}")))
          Split split) {
    CaseView parted = merges.split(actor.get(), id, ifMatch, split.commentIds(), split.subject());
    return Answers.created("/cases/" + parted.id(), parted, parted.version());
  }

  @POST
  @Path("/unsplit")
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "unsplitCase",
      summary = "Take a split back",
      description = "Everything in this case, which was split off another, returns there.")
  @APIResponse(
      responseCode = "200",
      description = "The original case.",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response unsplit(
      @PathParam("id") @Parameter(example = "1005") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    return one(merges.unsplit(actor.get(), id, ifMatch));
  }

  private static Response one(CaseView view) {
    return Answers.one(view, view.version(), null);
  }
}
