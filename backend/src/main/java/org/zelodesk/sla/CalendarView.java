package org.zelodesk.sla;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar as the API shows it. */
@Schema(name = "Calendar", description = "When the desk is open.")
public record CalendarView(
    @Schema(required = true, examples = "1101") long id,
    @Schema(required = true) long version,
    @Schema(required = true, examples = "Lisbon office") String name,
    @Schema(
            required = true,
            description = "An inactive calendar is offered no more; no active policy has it.")
        boolean active,
    @Schema(
            required = true,
            description = "A name of the IANA time zone database.",
            examples = "Europe/Lisbon")
        String timeZone,
    @Schema(
            required = true,
            description =
                "`monday` … `sunday` to the hours of that day; a day that is missing is closed.")
        Map<String, List<OpenHours>> weekly,
    @Schema(required = true, description = "Dates with other hours than their weekday, by date.")
        List<ExceptionalDate> exceptions,
    @Schema(required = true, description = "Dates that are closed, by date.")
        List<Holiday> holidays,
    @Schema(
            required = true,
            nullable = true,
            description = "Where the holidays come from; null: they are given.")
        @Nullable HolidayFeedView holidayFeed,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  static CalendarView of(
      long id,
      long version,
      String name,
      boolean active,
      CalendarDefinition definition,
      @Nullable Instant feedRefreshedAt,
      HolidayFeedView.@Nullable Failure feedFailure,
      Instant createdAt,
      Instant updatedAt) {
    String url = definition.holidayFeedUrl();
    return new CalendarView(
        id,
        version,
        name,
        active,
        definition.timeZone(),
        definition.weekly(),
        definition.exceptions(),
        definition.holidayList(),
        url == null ? null : new HolidayFeedView(url, feedRefreshedAt, feedFailure),
        createdAt,
        updatedAt);
  }

  CalendarDefinition definition() {
    return CalendarDefinition.of(timeZone, weekly, exceptions, holidays, holidayFeedUrl());
  }

  @Nullable String holidayFeedUrl() {
    return holidayFeed == null ? null : holidayFeed.url();
  }

  /** Whether both say the same, whatever their versions. */
  boolean saysTheSameAs(CalendarView other) {
    return name.equals(other.name)
        && active == other.active
        && definition().equals(other.definition());
  }

  /** For the log. The holidays, which can be thousands, are kept with the version. */
  Map<String, @Nullable Object> onRecord() {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("id", id);
    data.put("version", version);
    data.put("name", name);
    data.put("active", active);
    data.put("timeZone", timeZone);
    data.put("weekly", weekly);
    data.put("exceptions", exceptions);
    data.put("holidayCount", holidays.size());
    data.put("holidayFeedUrl", holidayFeedUrl());
    return data;
  }
}
