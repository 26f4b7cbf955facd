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

/** Saved reports over HTTP. */
@Path("/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "reports")
public class SavedReportResource {

  private final SavedReports reports;
  private final CurrentActor actor;

  SavedReportResource(SavedReports reports, CurrentActor actor) {
    this.reports = reports;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "listReports",
      summary = "List saved reports",
      description =
          """
          All that the reader may use, by name, in one page: everybody's, those of their teams and their own. With `teamId` those of \
          that team, for its members and for whoever may change settings.""")
  public Page<SavedReport> list(
      @QueryParam("teamId")
          @Parameter(description = "Only the reports of this team.", example = "11")
          @Nullable Long teamId) {
    return Page.whole(reports.list(actor.get(), teamId));
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "createReport",
      summary = "Save a report",
      description =
          """
          A personal one is for its maker alone; one of a team is made by its leads, one for everybody (`shared`) by whoever may \
          change settings. What each widget asks is checked now; its numbers are asked for with `POST /reports/query`, by whoever \
          reads it and with their rights.""")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SavedReport.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewReport.class),
                      examples = {
                        @ExampleObject(
                            name = "mine",
                            value =
                                """
                                {"name": "Mail, week by week", "scope": "personal",
                                 "definition": {"range": {"preset": "last_90_days"}, "query": "channel:email", "compare": "previous_period",
                                  "widgets": [{"title": "New cases", "kind": "line", "metrics": ["cases_created"], "bucket": "week"},
                                              {"kind": "table", "metrics": ["first_reply_time"], "groupBy": ["team"]}]}}"""),
                        @ExampleObject(
                            name = "of a team",
                            value =
                                """
                                {"name": "October", "scope": "team", "teamId": 11,
                                 "definition": {"range": {"from": "2026-10-01", "to": "2026-11-01"},
                                  "widgets": [{"kind": "number", "metrics": ["sla_attainment"]}]}}""")
                      }))
          NewReport report) {
    SavedReport made = reports.get(actor.get(), reports.create(actor.get(), report));
    return Answers.created("/reports/" + made.id(), made, made.version());
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "getReport",
      summary = "Read a saved report",
      description = "What it asks; its numbers are asked for with `POST /reports/query`.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SavedReport.class)))
  public Response get(@PathParam("id") @Parameter(example = "1601") long id) {
    return one(id);
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "changeReport",
      summary = "Change a saved report",
      description =
          """
          Also whose it is: who makes a team's report personal has it as their own. Takes the right to write it before and after. The \
          definition is replaced as a whole.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SavedReport.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "1601") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = ReportChanges.class),
                      examples =
                          @ExampleObject(name = "name", value = "{\"name\": \"Weekly review\"}")))
          ReportChanges changes) {
    reports.change(actor.get(), id, ifMatch, changes);
    return one(id);
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "deleteReport",
      summary = "Delete a saved report",
      description = "For everybody who had it.")
  @APIResponse(responseCode = "204", description = "Deleted.")
  public void delete(
      @PathParam("id") @Parameter(example = "1601") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    reports.delete(actor.get(), id, ifMatch);
  }

  private Response one(long id) {
    SavedReport report = reports.get(actor.get(), id);
    return Answers.one(report, report.version(), null);
  }
}
