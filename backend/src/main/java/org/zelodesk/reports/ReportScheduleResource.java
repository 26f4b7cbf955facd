package org.zelodesk.reports;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;

/** Reports by mail, over HTTP. */
@Path("/reports/{id}/schedules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "reports")
public class ReportScheduleResource {

  private final ReportSchedules schedules;
  private final CurrentActor actor;

  ReportScheduleResource(ReportSchedules schedules, CurrentActor actor) {
    this.schedules = schedules;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "listReportSchedules",
      summary = "List when a saved report goes out by mail",
      description =
          """
          In one page, the next first and what is paused last: those that the reader made or gets, and all of them for whoever may \
          change settings.""")
  public Page<ReportSchedule> list(@PathParam("id") @Parameter(example = "1601") long id) {
    return Page.whole(schedules.list(actor.get(), id));
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "createReportSchedule",
      summary = "Have a saved report go out by mail",
      description =
          """
          Daily, weekly or monthly, at a local time. Each recipient gets a mail of their own, with the numbers that they may see, in \
          their language and time zone, with the report as a file and a link to it. Who may not read the report any more by then, or \
          was deactivated, gets none. 409 `too_many_schedules` above 50 of one report.""")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ReportSchedule.class)))
  public Response create(
      @PathParam("id") @Parameter(example = "1601") long id,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewReportSchedule.class),
                      examples = {
                        @ExampleObject(
                            name = "on Mondays",
                            value =
                                """
                                {"recipientIds": [106], "format": "xlsx", "rhythm": "weekly", "weekday": "monday", "time": "08:00",
                                 "timeZone": "Europe/Lisbon"}"""),
                        @ExampleObject(
                            name = "at the end of the month",
                            value =
                                """
                                {"recipientIds": [106, 107], "format": "csv", "rhythm": "monthly", "dayOfMonth": 31, "time": "18:30"}""")
                      }))
          NewReportSchedule schedule) {
    ReportSchedule made =
        schedules.get(actor.get(), id, schedules.create(actor.get(), id, schedule));
    return Answers.created(
        "/reports/%d/schedules/%d".formatted(id, made.id()), made, made.version());
  }

  @GET
  @Path("/{scheduleId}")
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "getReportSchedule",
      summary = "Read when a saved report goes out by mail",
      description = "And what became of the newest sending, recipient by recipient.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReportSchedule.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1601") long id,
      @PathParam("scheduleId") @Parameter(example = "1801") long scheduleId) {
    return one(id, scheduleId);
  }

  @PATCH
  @Path("/{scheduleId}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "changeReportSchedule",
      summary = "Change when a saved report goes out by mail",
      description =
          "For whoever made it, and for whoever may change settings. What is paused goes on from its next time, and makes up for nothing.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReportSchedule.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "1601") long id,
      @PathParam("scheduleId") @Parameter(example = "1801") long scheduleId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = ReportScheduleChanges.class),
                      examples = {
                        @ExampleObject(name = "pause", value = "{\"paused\": true}"),
                        @ExampleObject(
                            name = "every day instead",
                            value = "{\"rhythm\": \"daily\", \"time\": \"07:30\"}")
                      }))
          ReportScheduleChanges changes) {
    schedules.change(actor.get(), id, scheduleId, ifMatch, changes);
    return one(id, scheduleId);
  }

  @DELETE
  @Path("/{scheduleId}")
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "deleteReportSchedule",
      summary = "Have a saved report go out no more",
      description =
          "For whoever made it, and for whoever may change settings. Mail that is queued still goes out.")
  @APIResponse(responseCode = "204", description = "Deleted.")
  public void delete(
      @PathParam("id") @Parameter(example = "1601") long id,
      @PathParam("scheduleId") @Parameter(example = "1801") long scheduleId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    schedules.delete(actor.get(), id, scheduleId, ifMatch);
  }

  @POST
  @Path("/{scheduleId}/send")
  @Idempotent
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "sendReportSchedule",
      summary = "Have a saved report go out now",
      description =
          """
          To all recipients, besides its rhythm, also while it is paused. `lastSending` tells how far it is. 409 `report_being_sent` \
          while the numbers of the last one are still asked for.""")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = ReportSchedule.class)))
  public Response send(
      @PathParam("id") @Parameter(example = "1601") long id,
      @PathParam("scheduleId") @Parameter(example = "1801") long scheduleId) {
    schedules.send(actor.get(), id, scheduleId);
    ReportSchedule schedule = schedules.get(actor.get(), id, scheduleId);
    return Answers.accepted(
        "/reports/%d/schedules/%d".formatted(id, scheduleId), schedule, schedule.version());
  }

  private Response one(long id, long scheduleId) {
    ReportSchedule schedule = schedules.get(actor.get(), id, scheduleId);
    return Answers.one(schedule, schedule.version(), null);
  }
}
