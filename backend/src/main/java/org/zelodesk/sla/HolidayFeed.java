package org.zelodesk.sla;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalQueries;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Content;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;

/**
 * Reads the holidays out of an iCalendar feed or file (RFC 5545): the events that last whole days.
 *
 * <p>Repeating events are expanded within a window, with their exceptions; cancelled ones and those
 * with a time of day are left out. Whether an event is marked as free or busy says nothing: public
 * feeds mark holidays as free.
 */
public final class HolidayFeed {

  /** Characters; the feeds of a country over ten years have about 100,000. */
  public static final int LONGEST_TEXT = 1_000_000;

  /** Days within the window, those that occur twice counted twice. */
  public static final int MOST_DAYS = 10_000;

  /** Steps of all rules together; a million takes some seconds. */
  private static final int MOST_STEPS = 200_000;

  private static final int LONGEST_NAME = 200;

  /** Faster rules than one a day make no days, and much work. */
  private static final Set<String> FREQUENCIES = Set.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY");

  private final LocalDate from;
  private final LocalDate to;
  private final NavigableMap<LocalDate, String> holidays = new TreeMap<>();
  private final Set<Occurrence> replaced = new HashSet<>();
  private int days;
  private long steps;

  /** One occurrence of a repeating event that another event of the feed replaces. */
  private record Occurrence(String uid, LocalDate date) {}

  private HolidayFeed(LocalDate from, LocalDate to) {
    this.from = from;
    this.to = to;
  }

  /**
   * The dates of {@code [from, to)} that are holidays, with their names (those of one date joined,
   * up to 200 characters).
   *
   * @throws HolidayFeedException if the text is no iCalendar, or too large
   */
  public static NavigableMap<LocalDate, String> read(String text, LocalDate from, LocalDate to) {
    if (text.length() > LONGEST_TEXT) {
      throw new HolidayFeedException(
          "feed_too_large", 0, "more than " + LONGEST_TEXT + " characters");
    }
    Calendar calendar = parse(text);
    HolidayFeed feed = new HolidayFeed(from, to);
    try {
      List<VEvent> events = calendar.getComponents(Component.VEVENT);
      events.forEach(feed::noteReplacement);
      events.forEach(feed::addEvent);
    } catch (HolidayFeedException tooMany) {
      throw tooMany;
    } catch (RuntimeException fault) {
      // The library reads values late, and says in many ways that it cannot.
      throw new HolidayFeedException("feed_malformed", 0, String.valueOf(fault.getMessage()));
    }
    return feed.holidays;
  }

  private static Calendar parse(String text) {
    try {
      return new CalendarBuilder().build(new StringReader(withoutMark(text)));
    } catch (ParserException fault) {
      throw new HolidayFeedException(
          "feed_malformed", fault.getLineNo(), String.valueOf(fault.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException fault) {
      throw new HolidayFeedException("feed_malformed", 0, String.valueOf(fault.getMessage()));
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void noteReplacement(VEvent event) {
    event
        .<RecurrenceId<Temporal>>getProperty(Property.RECURRENCE_ID)
        .map(id -> id.getDate().query(TemporalQueries.localDate()))
        .ifPresent(date -> replaced.add(new Occurrence(uid(event), date)));
  }

  private static String uid(VEvent event) {
    return event.getUid().map(Content::getValue).orElse("");
  }

  private void addEvent(VEvent event) {
    Optional<LocalDate> first =
        event.<DtStart<Temporal>>getProperty(Property.DTSTART).flatMap(HolidayFeed::wholeDay);
    boolean isCancelled =
        event
            .getProperty(Property.STATUS)
            .filter(ImmutableStatus.VEVENT_CANCELLED::equals)
            .isPresent();
    if (first.isEmpty() || isCancelled) {
      return;
    }
    long length = length(event, first.get());
    for (LocalDate start : starts(event, first.get(), length)) {
      addDays(name(event), start, start.plusDays(length));
    }
  }

  /** Empty for a time of day, of which the library may not know the zone. */
  private static Optional<LocalDate> wholeDay(DateProperty<Temporal> property) {
    return !property.getValue().contains("T") && property.getDate() instanceof LocalDate date
        ? Optional.of(date)
        : Optional.empty();
  }

  /** Days. An end is exclusive; some feeds repeat the start as the end and mean one day. */
  private static long length(VEvent event, LocalDate first) {
    Optional<LocalDate> end =
        event.<DtEnd<Temporal>>getProperty(Property.DTEND).flatMap(HolidayFeed::wholeDay);
    if (end.isPresent()) {
      return Math.max(1, ChronoUnit.DAYS.between(first, end.get()));
    }
    return event
        .<net.fortuna.ical4j.model.property.Duration>getProperty(Property.DURATION)
        .map(duration -> Math.max(1, days(duration.getDuration())))
        .orElse(1L);
  }

  private static long days(TemporalAmount amount) {
    return amount instanceof Duration duration
        ? duration.toDays()
        : ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(amount));
  }

  private List<LocalDate> starts(VEvent event, LocalDate first, long length) {
    if (event.getProperty(Property.RECURRENCE_ID).isPresent()) {
      return List.of(first);
    }
    event.<RRule<LocalDate>>getProperties(Property.RRULE).forEach(rule -> followRule(rule, first));
    Set<Period<LocalDate>> occurrences =
        event.calculateRecurrenceSet(new Period<>(from.minusDays(length), to));
    return occurrences.stream()
        .map(Period::getStart)
        .filter(start -> !replaced.contains(new Occurrence(uid(event), start)))
        .toList();
  }

  /** A rule is followed from its first day on, even where only the end lies in the window. */
  private void followRule(RRule<LocalDate> rule, LocalDate first) {
    String frequency = rule.getRecur().getFrequency().name();
    if (!FREQUENCIES.contains(frequency)) {
      throw new HolidayFeedException("feed_malformed", 0, "a day cannot repeat " + frequency);
    }
    long length = Math.max(0, ChronoUnit.DAYS.between(first, to));
    steps += frequency.equals("YEARLY") ? length / 365 : length;
    if (steps > MOST_STEPS) {
      throw new HolidayFeedException("feed_too_many_days", 0, "rules that go on for too long");
    }
  }

  private void addDays(String name, LocalDate start, LocalDate end) {
    LocalDate last = end.isBefore(to) ? end : to;
    for (LocalDate date = start.isAfter(from) ? start : from;
        date.isBefore(last);
        date = date.plusDays(1)) {
      if (++days > MOST_DAYS) {
        throw new HolidayFeedException("feed_too_many_days", 0, "more than " + MOST_DAYS + " days");
      }
      holidays.merge(date, name, HolidayFeed::joined);
    }
  }

  private static String joined(String one, String other) {
    return one.contains(other) ? one : shortened(one + ", " + other);
  }

  private static String name(VEvent event) {
    return event
        .getProperty(Property.SUMMARY)
        .map(Content::getValue)
        .map(text -> shortened(text.strip()))
        .orElse("");
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    boolean splitsAPair = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
    return name.substring(0, splitsAPair ? LONGEST_NAME - 1 : LONGEST_NAME);
  }
}
