package org.zelodesk.reports;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.AgentRef;
import org.zelodesk.identity.Directory;
import org.zelodesk.mail.MailBody;
import org.zelodesk.mail.OutgoingMail;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Messages;
import org.zelodesk.platform.WebConfig;

/**
 * Writes a report as a mail, for one reader: with their rights, in their language and time zone.
 */
@Singleton
class ReportMail {

  /** Larger files are left out, and the mail says so. */
  static final int MOST_BYTES = 5 * 1024 * 1024;

  private static final int MOST_GROUPS = 5;

  private final Reports reports;
  private final ReportExports exports;
  private final Directory directory;
  private final Messages messages;
  private final WebConfig web;

  ReportMail(
      Reports reports,
      ReportExports exports,
      Directory directory,
      Messages messages,
      WebConfig web) {
    this.reports = reports;
    this.exports = exports;
    this.directory = directory;
    this.messages = messages;
    this.web = web;
  }

  /** A widget with its numbers. */
  private record Answered(ReportDefinition.Widget widget, ReportQuery asked, ReportAnswer answer) {}

  /**
   * Asks for the numbers now, and writes the mail.
   *
   * @param address of the reader
   * @param sendBefore when nobody wants it any more
   */
  OutgoingMail write(
      Actor reader,
      String address,
      StoredSchedule schedule,
      StoredReport report,
      String purposeKey,
      Instant now,
      Instant sendBefore) {
    ZoneId zone = reports.zone(reader, null);
    LocalDate today = LocalDate.ofInstant(now, zone);
    List<Answered> answered = new ArrayList<>();
    for (ReportDefinition.Widget widget : report.definition().widgets()) {
      ReportQuery asked = report.definition().asked(widget, today);
      answered.add(new Answered(widget, asked, reports.query(reader, asked)));
    }
    Locale locale = messages.negotiate(reader.language());
    String name = OutgoingMail.line(report.name());
    List<OutgoingMail.File> files =
        files(answered, schedule.format(), locale, "report-%d-%s".formatted(report.id(), today));
    boolean fits = files.stream().mapToLong(file -> file.content().length).sum() <= MOST_BYTES;
    MailBody body = new MailBody(locale).title(name.isEmpty() ? "–" : name);
    range(body, answered.getFirst().answer(), zone, locale);
    answered.forEach(one -> numbers(body, one, locale));
    body.link(
        messages.get(locale, "mail.report.open"),
        web.origin().resolve("/reports/saved/" + report.id()));
    body.paragraph(
        fits
            ? messages.get(
                locale,
                "mail.report.attached",
                files.stream().map(OutgoingMail.File::name).collect(Collectors.joining(", ")))
            : messages.get(
                locale, "mail.report.too_large", String.valueOf(MOST_BYTES / 1024 / 1024)));
    body.small(messages.get(locale, "mail.report.why", owner(schedule.ownerId())));
    return new OutgoingMail(
        "report_schedule",
        purposeKey,
        null,
        address,
        messages.get(locale, "mail.report.subject", name),
        body.text(),
        body.html(),
        locale,
        fits ? files : List.of(),
        sendBefore);
  }

  private String owner(long id) {
    AgentRef owner = directory.agents(List.of(id)).get(id);
    return owner == null ? "#" + id : OutgoingMail.line(owner.name());
  }

  private void range(MailBody body, ReportAnswer answer, ZoneId zone, Locale locale) {
    DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    DateTimeFormatter instant =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale);
    body.paragraph(
        messages.get(
            locale,
            "mail.report.range",
            day.format(answer.from().atZone(zone)),
            day.format(answer.to().minusMillis(1).atZone(zone))));
    body.paragraph(
        messages.get(
            locale,
            "mail.report.as_of",
            instant.format(answer.asOf().atZone(zone)),
            zone.getId().equals("Z") ? "UTC" : zone.getId()));
  }

  private void numbers(MailBody body, Answered one, Locale locale) {
    ReportNumberTexts texts = new ReportNumberTexts(messages, locale);
    List<Metric> metrics = List.copyOf(new LinkedHashSet<>(one.asked().metrics()));
    boolean compared = one.answer().comparedFrom() != null;
    body.heading(heading(one.widget(), metrics, locale));
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : metrics) {
      rows.add(
          row(
              texts.name(metric),
              metric,
              one.answer().total().values(),
              one.answer().total().compared(),
              texts,
              compared));
    }
    if (one.asked().bucket() == null && one.asked().groupBy() != null) {
      for (ReportAnswer.Row group : largest(one.answer().rows(), metrics.getFirst())) {
        rows.add(
            row(
                label(group, locale),
                metrics.getFirst(),
                group.values(),
                group.compared(),
                texts,
                compared));
      }
    }
    List<String> header = new ArrayList<>(List.of("", messages.get(locale, "mail.report.now")));
    if (compared) {
      header.add(messages.get(locale, "mail.report.before"));
    }
    body.table(header, rows);
  }

  private String heading(ReportDefinition.Widget widget, List<Metric> metrics, Locale locale) {
    String title = widget.title();
    return title == null || title.isBlank()
        ? metrics.stream()
            .map(metric -> messages.get(locale, "metric." + EnumValues.wire(metric)))
            .collect(Collectors.joining(", "))
        : OutgoingMail.line(title);
  }

  private static List<String> row(
      String name,
      Metric metric,
      Map<String, MetricValue> values,
      @Nullable Map<String, MetricValue> before,
      ReportNumberTexts texts,
      boolean compared) {
    List<String> row = new ArrayList<>();
    row.add(name);
    row.add(texts.text(metric, values.get(EnumValues.wire(metric))));
    if (compared) {
      row.add(texts.text(metric, before == null ? null : before.get(EnumValues.wire(metric))));
    }
    return row;
  }

  private static List<ReportAnswer.Row> largest(List<ReportAnswer.Row> rows, Metric metric) {
    String name = EnumValues.wire(metric);
    return rows.stream()
        .filter(row -> row.values().containsKey(name) && !row.group().isEmpty())
        .sorted(
            Comparator.comparingDouble(
                    (ReportAnswer.Row row) -> {
                      MetricValue value = Objects.requireNonNull(row.values().get(name));
                      return Objects.requireNonNullElse(value.part(), value.n());
                    })
                .reversed())
        .limit(MOST_GROUPS)
        .toList();
  }

  private String label(ReportAnswer.Row row, Locale locale) {
    return row.group().stream()
        .map(
            group ->
                group.label() != null
                    ? group.label()
                    : group.value() != null ? group.value() : messages.get(locale, "column.none"))
        .map(OutgoingMail::line)
        .collect(Collectors.joining(" · "));
  }

  /** A workbook with a sheet for each widget, or a CSV file for each. */
  private List<OutgoingMail.File> files(
      List<Answered> answered, Format format, Locale locale, String name) {
    try {
      return switch (format) {
        case XLSX -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          XlsxFile file = new XlsxFile(out);
          for (int i = 0; i < answered.size(); i++) {
            if (i > 0) {
              file.nextSheet();
            }
            exports.numbers(answered.get(i).asked(), answered.get(i).answer(), locale, file);
          }
          file.end();
          yield List.of(file(name, format, out));
        }
        case CSV -> {
          List<OutgoingMail.File> files = new ArrayList<>();
          for (int i = 0; i < answered.size(); i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TableFile file = TableFile.of(format, out);
            exports.numbers(answered.get(i).asked(), answered.get(i).answer(), locale, file);
            file.end();
            files.add(file(answered.size() == 1 ? name : name + "-" + (i + 1), format, out));
          }
          yield files;
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutgoingMail.File file(String name, Format format, ByteArrayOutputStream out) {
    return new OutgoingMail.File(
        name + "." + EnumValues.wire(format), format.mediaType(), out.toByteArray());
  }
}
