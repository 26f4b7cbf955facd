package org.zelodesk.reports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Messages;

/** Reports as files: the same answers of the same engine, as tables. */
@Singleton
public class ReportExports {

  private final Reports reports;
  private final ReportLabels labels;
  private final Messages messages;

  ReportExports(Reports reports, ReportLabels labels, Messages messages) {
    this.reports = reports;
    this.labels = labels;
    this.messages = messages;
  }

  /**
   * The rows of an answer in their order, then the total. Durations are in seconds, ratios from 0
   * to 1.
   *
   * @param asked what was asked
   * @param locale of the header
   */
  void numbers(
      ReportQuery asked, ReportAnswer answer, Locale locale, Format format, OutputStream out) {
    try {
      TableFile file = TableFile.of(format, out);
      numbers(asked, answer, locale, file);
      file.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, into a file that is open and stays so. */
  void numbers(ReportQuery asked, ReportAnswer answer, Locale locale, TableFile file) {
    List<Metric> metrics = List.copyOf(new LinkedHashSet<>(asked.metrics()));
    List<String> by = Objects.requireNonNullElse(asked.groupBy(), List.of());
    boolean cut = asked.bucket() != null;
    try {
      file.row(header(metrics, by, cut, answer.comparedFrom() != null, locale));
      for (ReportAnswer.Row row : answer.rows()) {
        List<@Nullable Object> cells = new ArrayList<>();
        if (row.bucket() != null) {
          cells.add(answer.buckets().get(row.bucket()).label());
        }
        for (ReportAnswer.Group group : row.group()) {
          cells.add(
              group.label() != null
                  ? group.label()
                  : group.value() != null ? group.value() : messages.get(locale, "column.none"));
        }
        numbers(cells, metrics, row.values(), row.compared());
        file.row(cells);
      }
      List<@Nullable Object> total = new ArrayList<>();
      for (int i = 0; i < by.size() + (cut ? 1 : 0); i++) {
        total.add(i == 0 ? messages.get(locale, "column.total") : null);
      }
      numbers(total, metrics, answer.total().values(), answer.total().compared());
      file.row(total);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> header(
      List<Metric> metrics, List<String> by, boolean cut, boolean compared, Locale locale) {
    List<String> header = new ArrayList<>();
    if (cut) {
      header.add(messages.get(locale, "column.piece"));
    }
    by.forEach(key -> header.add(label(locale, key)));
    for (Metric metric : metrics) {
      String name = messages.get(locale, "metric." + EnumValues.wire(metric));
      for (boolean before : compared ? new boolean[] {false, true} : new boolean[] {false}) {
        for (MetricColumn column : MetricColumn.of(metric, compared && !before)) {
          String part = messages.get(locale, "column." + EnumValues.wire(column));
          header.add(
              before
                  ? messages.get(locale, "column.before", name, part)
                  : messages.get(locale, "column.of", name, part));
        }
      }
    }
    return header;
  }

  private static void numbers(
      List<@Nullable Object> cells,
      List<Metric> metrics,
      Map<String, MetricValue> values,
      @Nullable Map<String, MetricValue> compared) {
    for (Metric metric : metrics) {
      String name = EnumValues.wire(metric);
      for (MetricColumn column : MetricColumn.of(metric, compared != null)) {
        cells.add(column.of(values.get(name)));
      }
      if (compared != null) {
        for (MetricColumn column : MetricColumn.of(metric, false)) {
          cells.add(column.of(compared.get(name)));
        }
      }
    }
  }

  /** A field of this desk's own is called by its key. */
  private String label(Locale locale, String key) {
    String name = "dimension." + key;
    return messages.has(locale, name) ? messages.get(locale, name) : key;
  }

  /** The cases behind a number, however many; as they come from the database. */
  void cases(Actor reader, ReportCell cell, Locale locale, Format format, OutputStream out) {
    ZoneId zone = reports.zone(reader, cell.timeZone());
    Map<Long, String> teams = labels.all(reader, DimensionType.TEAM);
    Map<Long, String> agents = labels.all(reader, DimensionType.AGENT);
    Metric.Counting counting = cell.metric().counting();
    boolean measured = counting.seconds() != null;
    boolean inHours = counting.openSeconds() != null;
    List<String> header = new ArrayList<>();
    for (String column :
        List.of("id", "subject", "status", "priority", "channel", "customer", "team", "assignee")) {
      header.add(messages.get(locale, "column.case_" + column));
    }
    header.add(messages.get(locale, "column.case_created", zone.getId()));
    header.add(messages.get(locale, "column.case_at", zone.getId()));
    String metric = messages.get(locale, "metric." + EnumValues.wire(cell.metric()));
    if (measured) {
      header.add(inHours ? messages.get(locale, "column.case_seconds", metric) : metric);
    }
    if (inHours) {
      header.add(messages.get(locale, "column.case_business_seconds", metric));
    }
    header.add(messages.get(locale, "column.n"));
    reports.allCases(
        reader,
        cell,
        cases -> {
          try {
            TableFile file = TableFile.of(format, out);
            file.row(header);
            while (cases.hasNext()) {
              file.row(cells(cases, zone, teams, agents, measured, inHours));
            }
            file.end();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static List<@Nullable Object> cells(
      Iterator<ReportCase> cases,
      ZoneId zone,
      Map<Long, String> teams,
      Map<Long, String> agents,
      boolean measured,
      boolean inHours) {
    ReportCase one = cases.next();
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(one.id());
    cells.add(one.subject());
    cells.add(EnumValues.wire(one.status()));
    cells.add(EnumValues.wire(one.priority()));
    cells.add(EnumValues.wire(one.channel()));
    cells.add(one.requesterName());
    cells.add(one.teamId() == null ? null : teams.get(one.teamId()));
    cells.add(one.assigneeId() == null ? null : agents.get(one.assigneeId()));
    cells.add(local(one.createdAt(), zone));
    cells.add(local(one.at(), zone));
    if (measured) {
      cells.add(one.seconds());
    }
    if (inHours) {
      cells.add(one.businessSeconds());
    }
    cells.add(one.samples());
    return cells;
  }

  private static LocalDateTime local(Instant at, ZoneId zone) {
    return LocalDateTime.ofInstant(at, zone);
  }
}
