package org.zelodesk.bulk;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.zelodesk.platform.Messages;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Bulk jobs over HTTP. */
@Path("/bulk-jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "bulk")
public class BulkJobResource {

  private final BulkJobs jobs;
  private final CurrentActor actor;
  private final Messages messages;

  BulkJobResource(BulkJobs jobs, CurrentActor actor, Messages messages) {
    this.jobs = jobs;
    this.actor = actor;
    this.messages = messages;
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "startBulkJob",
      summary = "Change many cases",
      description =
          """
          Changes, comments or merges each of up to 500 cases by id, or all that a query finds (10,000 unless set otherwise; 422 \
          `too_many_cases` for more). Which cases is fixed now; the work goes on in the background, each case by itself and with the \
          rights that the asker has at that moment. A case that refuses does not stop the others. A dry run does the same and keeps \
          nothing of it. 409 `too_many_jobs` while 20 of the asker's are under way.""")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = BulkJobView.class)))
  public Response start(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewBulkJob.class),
                      examples = {
                        @ExampleObject(
                            name = "solve with a note",
                            value =
                                """
                                {"selection": {"ids": [1001, 1002]}, "change": {"status": "solved", "addTags": ["outage"]},
                                 "comment": {"visibility": "internal", "body": "The outage is over."}}"""),
                        @ExampleObject(
                            name = "all that match, only counted",
                            value =
                                """
                                {"selection": {"query": "team:none status:new"}, "change": {"teamId": 11, "assigneeId": null}, "dryRun": true}"""),
                        @ExampleObject(
                            name = "merge",
                            value = "{\"selection\": {\"ids\": [1003]}, \"mergeInto\": 1002}")
                      }))
          NewBulkJob job) {
    BulkJobView started = jobs.start(actor.get(), job);
    return Answers.created("/bulk-jobs/" + started.id(), started, started.version());
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "getBulkJob",
      summary = "Read how far a bulk job is",
      description = "For whoever asked for it. Kept for 30 days after its end.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BulkJobView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1501") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    BulkJobView job = jobs.get(actor.get(), id);
    return Answers.one(job, job.version(), ifNoneMatch);
  }

  @GET
  @Path("/{id}/items")
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "listBulkItems",
      summary = "List what became of each case",
      description = "In the order of the selection; each with the reason where it was refused.")
  public Page<BulkItemView> items(
      @PathParam("id") @Parameter(example = "1501") long id,
      @QueryParam("state") @Parameter(description = "Only those.", example = "failed")
          BulkItemView.@Nullable State state,
      @BeanParam PageRequest page,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true)
          @Nullable String language) {
    return jobs.items(actor.get(), id, state, messages.negotiate(language), page);
  }

  @POST
  @Path("/{id}/undo")
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "undoBulkJob",
      summary = "Undo a bulk job",
      description =
          """
          Makes of each case again what it was, in the background, where nothing has changed since; the others are `kept`, with the \
          reason. Comments stay. One that is still under way is stopped first. For 24 hours after its end, unless set otherwise.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BulkJobView.class)))
  public Response undo(@PathParam("id") @Parameter(example = "1501") long id) {
    return one(jobs.undo(actor.get(), id));
  }

  @POST
  @Path("/{id}/cancel")
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "cancelBulkJob",
      summary = "Stop a bulk job",
      description =
          "What was done stays, and can be undone. One that has ended already stays as it is.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BulkJobView.class)))
  public Response cancel(@PathParam("id") @Parameter(example = "1501") long id) {
    return one(jobs.cancel(actor.get(), id));
  }

  private static Response one(BulkJobView job) {
    return Answers.one(job, job.version(), null);
  }
}
