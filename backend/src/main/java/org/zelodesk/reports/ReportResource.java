package org.zelodesk.reports;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Messages;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Numbers over HTTP. */
@Path("/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "reports")
public class ReportResource {

  private static final Logger LOG = Logger.getLogger(ReportResource.class);

  private final Reports reports;
  private final FactKeeper facts;
  private final ReportExports exports;
  private final CurrentActor actor;
  private final Messages messages;

  ReportResource(
      Reports reports,
      FactKeeper facts,
      ReportExports exports,
      CurrentActor actor,
      Messages messages) {
    this.reports = reports;
    this.facts = facts;
    this.exports = exports;
    this.actor = actor;
    this.messages = messages;
  }

  @GET
  @Path("/metrics")
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "listMetrics",
      summary = "List what can be counted",
      description =
          "Every metric with its definition in the reader's language, and every key by which numbers can be told apart, this desk's own fields included.")
  public MetricCatalogue metrics(
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true)
          @Nullable String language) {
    Locale locale = messages.negotiate(language);
    List<ReportDimension> dimensions = reports.dimensions(actor.get());
    List<MetricCatalogue.Entry> metrics = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      String name = "metric." + EnumValues.wire(metric);
      metrics.add(
          new MetricCatalogue.Entry(
              metric,
              messages.get(locale, name),
              messages.get(locale, name + ".definition"),
              metric.kind(),
              metric.basis(),
              metric.hasCases(),
              metric.counting().requires(),
              metric.counting().comparing(),
              dimensions.stream()
                  .filter(one -> one.isOf(metric.grain()))
                  .map(ReportDimension::key)
                  .toList()));
    }
    return new MetricCatalogue(
        metrics,
        dimensions.stream()
            .map(
                one ->
                    new MetricCatalogue.Dimension(
                        one.key(), label(locale, one.key()), one.type(), one.words()))
            .toList());
  }

  /** A field of this desk's own is called by its key. */
  private String label(Locale locale, String key) {
    String name = "dimension." + key;
    return messages.has(locale, name) ? messages.get(locale, name) : key;
  }

  @POST
  @Path("/query")
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "queryReport",
      summary = "Ask for numbers",
      description =
          """
          Numbers over the cases that the reader sees, but for spam, trash and cases that were merged away: of the range as a whole, of \
          each piece of it, of each group. All are as of the same instant. Nothing is changed by asking. `POST /reports/cases` with the \
          metric, the bounds of the piece and the group of a row gives the cases behind a number.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
  public Response query(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = ReportQuery.class),
                      examples = {
                        @ExampleObject(
                            name = "a month by week, beside the one before",
                            value =
                                """
                                {"metrics": ["cases_created", "first_reply_time"], "from": "2026-10-01", "to": "2026-11-01",
                                 "timeZone": "Europe/Lisbon", "bucket": "week", "compare": "previous_period"}"""),
                        @ExampleObject(
                            name = "what complaints are about",
                            value =
                                """
                                {"metrics": ["topic_share"], "query": "category:complaint", "from": "2026-10-01", "to": "2026-11-01",
                                 "groupBy": ["topic"]}""")
                      }))
          ReportQuery query) {
    return Response.ok(reports.query(actor.get(), query)).build();
  }

  @POST
  @Path("/cases")
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "listReportCases",
      summary = "List the cases behind a number",
      description =
          """
          Exactly those that make `cases` of the number, the newest samples first. Nothing is changed by asking. The total is exact.""")
  @APIResponse(responseCode = "200", description = "A page.")
  public Page<ReportCase> cases(
      @BeanParam PageRequest page,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = ReportCell.class),
                      examples =
                          @ExampleObject(
                              name = "first replies of a team",
                              value =
                                  """
                                  {"metric": "first_reply_time", "from": "2026-10-01", "to": "2026-11-01",
                                   "timeZone": "Europe/Lisbon", "group": [{"key": "team", "value": "11"}]}""")))
          ReportCell cell) {
    return reports.cases(actor.get(), cell, page);
  }

  @POST
  @Path("/query/export")
  @Produces(MediaType.WILDCARD)
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "exportReport",
      summary = "Export numbers",
      description =
          """
          The answer of `POST /reports/query` as a file: one line for each of its rows, in the same order, then the total. Durations \
          are in seconds, ratios from 0 to 1; the header is in the language of `Accept-Language`. Text that a spreadsheet would take \
          for a formula is preceded by an apostrophe. Nothing is changed by asking.""")
  @APIResponse(
      responseCode = "200",
      description = "The file.",
      content = {
        @Content(mediaType = Format.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = Format.XLSX_TYPE,
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  public Response exportQuery(
      @QueryParam("format")
          @DefaultValue("csv")
          @Parameter(example = "csv", description = "As what.")
          Format format,
      @Context HttpServerRequest request,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = ReportQuery.class),
                      examples =
                          @ExampleObject(
                              name = "a month by week and team",
                              value =
                                  """
                                  {"metrics": ["cases_created", "first_reply_time"], "from": "2026-10-01", "to": "2026-11-01",
                                   "timeZone": "Europe/Lisbon", "bucket": "week", "groupBy": ["team"]}""")))
          ReportQuery query) {
    ReportAnswer answer = reports.query(actor.get(), query);
    Locale locale = messages.negotiate(language);
    return file(
        "zelodesk-report",
        format,
        request,
        out -> exports.numbers(query, answer, locale, format, out));
  }

  @POST
  @Path("/cases/export")
  @Produces(MediaType.WILDCARD)
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "exportReportCases",
      summary = "Export the cases behind a number",
      description =
          """
          All cases of `POST /reports/cases` as a file, in the same order, however many they are: it is sent while it is read. Two at \
          a time on a node; another one waits for ten seconds, then it is 503 `search_busy`. A connection that ends early is a file \
          that is not whole. Nothing is changed by asking.""")
  @APIResponse(
      responseCode = "200",
      description = "The file.",
      content = {
        @Content(mediaType = Format.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = Format.XLSX_TYPE,
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  public Response exportCases(
      @QueryParam("format")
          @DefaultValue("csv")
          @Parameter(example = "xlsx", description = "As what.")
          Format format,
      @Context HttpServerRequest request,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = ReportCell.class),
                      examples =
                          @ExampleObject(
                              name = "new cases by mail",
                              value =
                                  """
                                  {"metric": "cases_created", "query": "channel:email", "from": "2026-10-01", "to": "2026-11-01",
                                   "timeZone": "Europe/Lisbon"}""")))
          ReportCell cell) {
    Actor reader = actor.get();
    Locale locale = messages.negotiate(language);
    return file(
        "zelodesk-cases", format, request, out -> exports.cases(reader, cell, locale, format, out));
  }

  /**
   * @param name of plain letters, without what it is
   */
  private static Response file(
      String name, Format format, HttpServerRequest request, StreamingOutput content) {
    return Response.ok(whole(request, content))
        .type(format == Format.CSV ? format.mediaType() + "; charset=utf-8" : format.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s.%s\"".formatted(name, EnumValues.wire(format)))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .build();
  }

  /** What fails before anything was sent is told as always; after that the connection is cut. */
  private static StreamingOutput whole(HttpServerRequest request, StreamingOutput content) {
    return out -> {
      try {
        content.write(out);
      } catch (IOException | RuntimeException e) {
        if (!request.response().headWritten()) {
          throw e;
        }
        if (e instanceof IOException || e instanceof UncheckedIOException) {
          LOG.debug("the reader of an export has hung up", e);
        } else {
          LOG.error("an export failed half-way", e);
        }
        request.response().reset();
      }
    };
  }

  @GET
  @Path("/facts")
  @PermissionsAllowed(Permissions.REPORTS_READ)
  @Operation(
      operationId = "getFacts",
      summary = "Read how far the facts are",
      description = "Facts follow every change, usually within a second.")
  public FactsView facts() {
    return facts.view();
  }

  @POST
  @Path("/facts/rebuild")
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "rebuildFacts",
      summary = "Measure all cases anew",
      description =
          "From the event log, in the background, while reports go on. The numbers stay what they are, unless facts were damaged.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = FactsView.class)))
  public Response rebuild() {
    facts.rebuild();
    return Response.accepted(facts.view()).build();
  }
}
