package org.zelodesk.sla;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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

/** Calendars over HTTP. */
@Path("/calendars")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "sla")
public class CalendarResource {

  private static final String ICALENDAR = "text/calendar";

  private final Calendars calendars;
  private final CurrentActor actor;

  CalendarResource(Calendars calendars, CurrentActor actor) {
    this.calendars = calendars;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "listCalendars",
      summary = "List calendars",
      description = "All calendars, oldest first.")
  public Page<CalendarView> list(
      @QueryParam("active")
          @Parameter(description = "Only those that are (or are not) in use.", example = "true")
          @Nullable Boolean active,
      @BeanParam PageRequest page) {
    return calendars.list(active, page);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "getCalendar",
      summary = "Read a calendar",
      description = "One calendar, in its newest version.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1101") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    CalendarView calendar = calendars.get(id);
    return Answers.one(calendar, calendar.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "createCalendar",
      summary = "Make a calendar",
      description =
          """
          Says when the desk is open, in words of the wall clock of one time zone. The hours of a date are: none if it is a holiday, \
          those of its exception, those of its weekday. An interval that ends on the next day belongs to the date on which it starts.""")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewCalendar.class),
                      examples =
                          @ExampleObject(
                              name = "office",
                              value =
                                  """
                                  {"name": "Berlin office", "timeZone": "Europe/Berlin",
                                   "weekly": {"monday": [{"from": "09:00", "to": "12:00"}, {"from": "13:00", "to": "17:00"}],
                                              "friday": [{"from": "22:00", "to": "06:00"}]},
                                   "exceptions": [{"date": "2026-12-24", "intervals": [{"from": "09:00", "to": "12:00"}], "name": "Christmas Eve"}],
                                   "holidays": [{"date": "2026-12-25", "name": "Christmas Day"}]}""")))
          NewCalendar calendar) {
    CalendarView created = calendars.create(actor.get(), calendar);
    return Answers.created("/calendars/" + created.id(), created, created.version());
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "changeCalendar",
      summary = "Change a calendar",
      description =
          """
          Makes a new version; what is said about the past by an older one stays. In `weekly` only the days that are named change, and null closes one. \
          A calendar that an active policy uses cannot be taken out of use: 409 `calendar_in_use` with `policyIds`.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "1101") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = CalendarChanges.class),
                      examples =
                          @ExampleObject(
                              name = "friday",
                              value =
                                  "{\"weekly\": {\"friday\": [{\"from\": \"09:00\", \"to\": \"15:00\"}]}}")))
          CalendarChanges changes) {
    CalendarView changed = calendars.change(actor.get(), id, ifMatch, changes);
    return Answers.one(changed, changed.version(), null);
  }

  @POST
  @Path("/{id}/holidays")
  @Consumes(ICALENDAR)
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "replaceCalendarHolidays",
      summary = "Take the holidays from a file",
      description =
          """
          Replaces the holidays by the events of an iCalendar file (RFC 5545, up to 1,000,000 characters) that last whole days, \
          from the beginning of last year on for ten years from now; repeating events are followed. Makes a new version.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarView.class)))
  public Response replaceHolidays(
      @PathParam("id") @Parameter(example = "1101") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = ICALENDAR,
                      schema = @Schema(type = SchemaType.STRING),
                      examples =
                          @ExampleObject(
                              name = "yearly",
                              value =
                                  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Holidays//EN\r\nBEGIN:VEVENT\r\nUID:1@example.com\r\nDTSTAMP:20200101T000000Z\r\nDTSTART;VALUE=DATE:20200501\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Labour Day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")))
          String file) {
    CalendarView changed = calendars.replaceHolidays(actor.get(), id, ifMatch, file);
    return Answers.one(changed, changed.version(), null);
  }

  /** Changes nothing, so that there is nothing to do once only. */
  @POST
  @Path("/preview")
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "previewCalendar",
      summary = "Try a calendar",
      description =
          """
          Counts with a calendar that need not be saved: `add` says when so much open time has passed since `start`, \
          `between` how much passes until `end`. Changes nothing.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CalendarTrialAnswer.class)))
  public CalendarTrialAnswer preview(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CalendarTrial.class),
                      examples = {
                        @ExampleObject(
                            name = "add",
                            value =
                                """
                                {"calendar": {"timeZone": "Europe/Berlin", "weekly": {"monday": [{"from": "09:00", "to": "17:00"}]},
                                              "exceptions": [{"date": "2026-01-12", "intervals": []}]},
                                 "operation": "add", "start": "2026-01-09T15:30:00Z", "durationSeconds": 14400}"""),
                        @ExampleObject(
                            name = "between",
                            value =
                                """
                                {"calendar": {"timeZone": "Europe/Berlin", "weekly": {"monday": [{"from": "09:00", "to": "17:00"}]}},
                                 "operation": "between", "start": "2026-01-09T15:30:00Z", "end": "2026-01-12T12:30:00Z"}""")
                      }))
          CalendarTrial trial) {
    return trial.answer();
  }
}
