package org.zelodesk.sla;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/** A question to a calendar that need not be saved. */
@Schema(name = "CalendarTrial")
public record CalendarTrial(
    @NotNull @Valid @Schema(required = true) Hours calendar,
    @NotNull @Schema(required = true) Operation operation,
    @NotNull @Schema(required = true, examples = "2026-01-09T15:30:00.000Z") Instant start,
    @Nullable
        @Min(0)
        @Max(PolicyDefinition.MOST_SECONDS)
        @Schema(
            nullable = true,
            description = "With `add`: the open time that is to pass.",
            examples = "14400")
        Long durationSeconds,
    @Nullable
        @Schema(
            nullable = true,
            description = "With `between`: up to when open time is counted.",
            examples = "2026-01-12T12:30:00.000Z")
        Instant end) {

  private static final int LAST_YEAR = 9999;

  /** What is asked. */
  @Schema(name = "CalendarOperation")
  public enum Operation {
    /** When so much open time has passed. */
    ADD,
    /** How much open time passes. */
    BETWEEN
  }

  /** What counts of a calendar. */
  @Schema(name = "CalendarHours")
  public record Hours(
      @NotNull @Schema(required = true, examples = "Europe/Berlin") String timeZone,
      @NotNull
          @Size(max = 7)
          @Schema(
              required = true,
              description =
                  "`monday` … `sunday` to the hours of that day, up to 20 intervals; a day that is missing is closed.")
          Map<
                  String,
                  @NotNull @Size(max = CalendarDefinition.MOST_INTERVALS) List<
                      @NotNull @Valid OpenHours>>
              weekly,
      @Nullable
          @Size(max = CalendarDefinition.MOST_EXCEPTIONS)
          @Schema(nullable = true, description = "Dates with other hours than their weekday.")
          List<@NotNull @Valid ExceptionalDate> exceptions,
      @Nullable
          @Size(max = CalendarDefinition.MOST_HOLIDAYS)
          @Schema(nullable = true, description = "Dates that are closed.")
          List<@NotNull @Valid Holiday> holidays) {

    private CompiledCalendar compiled() {
      return CalendarDefinition.check(
              "/calendar",
              timeZone,
              weekly,
              Objects.requireNonNullElse(exceptions, List.of()),
              Objects.requireNonNullElse(holidays, List.of()))
          .compiled();
    }
  }

  /**
   * Counts.
   *
   * @throws Problem 422 where the calendar is none, or the question is not whole
   */
  CalendarTrialAnswer answer() {
    return switch (operation) {
      case ADD -> {
        long open = given(durationSeconds, "/durationSeconds");
        refuse(end, "/end");
        yield new CalendarTrialAnswer(add(calendar.compiled(), open), null);
      }
      case BETWEEN -> {
        Instant until = given(end, "/end");
        refuse(durationSeconds, "/durationSeconds");
        yield new CalendarTrialAnswer(null, calendar.compiled().between(start, until).toSeconds());
      }
    };
  }

  private Instant add(CompiledCalendar compiled, long open) {
    try {
      Instant due = compiled.add(start, Duration.ofSeconds(open));
      if (due.atOffset(ZoneOffset.UTC).getYear() <= LAST_YEAR) {
        return due;
      }
    } catch (NotEnoughOpenTimeException never) {
      // Told below, as what lies beyond the years that four digits can name.
    }
    throw Problem.invalid("/durationSeconds", "not_enough_open_time");
  }

  private static <T> T given(@Nullable T value, String pointer) {
    if (value == null) {
      throw Problem.invalid(pointer, "required");
    }
    return value;
  }

  private static void refuse(@Nullable Object value, String pointer) {
    if (value != null) {
      throw Problem.invalid(pointer, "not_with_operation");
    }
  }
}
