package org.zelodesk.sla;

import static org.zelodesk.sla.CalendarFixture.aCalendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;

/**
 * What happened to a case, told as a support manager would: {@code
 * under(policy().promise(RESOLUTION, "4h")).opened("Fri 16:30").moved("Fri 16:45", PENDING)}, and
 * what its clocks say to that, in words.
 *
 * <p>Times are those of a wall clock in Berlin: {@code Fri 16:30} in the week of 2026-06-01, {@code
 * next Mon 09:00} in the week after it, or {@code 2026-03-29T00:30}.
 */
final class StoryFixture {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
  private static final CompiledCalendar OFFICE =
      aCalendar("Europe/Berlin").onWeekdays("09:00-12:00", "13:00-17:00").compiled();

  private final Map<PolicyKey, ClockRules> rules = new HashMap<>();
  private final Map<String, Long> comments = new HashMap<>();
  private final List<Fact> facts = new ArrayList<>();
  private final @Nullable Policy atFirst;
  private long event;

  private StoryFixture(@Nullable Policy atFirst) {
    this.atFirst = atFirst;
  }

  /** A case for which this policy is chosen when it is opened. */
  static StoryFixture under(Policy policy) {
    return new StoryFixture(policy);
  }

  static StoryFixture withoutPolicy() {
    return new StoryFixture(null);
  }

  /** Promises in the hours Mon–Fri 09–12 and 13–17 in Berlin unless said otherwise. */
  static Policy policy() {
    return new Policy();
  }

  static final class Policy {
    private static long policies;

    private final PolicyKey key = new PolicyKey(++policies, 1, null, 0);
    private final Map<SlaMetric, Map<Priority, Duration>> targets = new EnumMap<>(SlaMetric.class);
    private final Map<SlaMetric, Set<CaseStatus>> pauses = new EnumMap<>(SlaMetric.class);
    private final List<ClockRules.Warning> warnings = new ArrayList<>();
    private CompiledCalendar calendar = OFFICE;

    Policy promise(SlaMetric metric, String time) {
      for (Priority priority : Priority.values()) {
        promise(metric, priority, time);
      }
      return this;
    }

    Policy promise(SlaMetric metric, Priority priority, String time) {
      targets
          .computeIfAbsent(metric, any -> new EnumMap<>(Priority.class))
          .put(priority, duration(time));
      return this;
    }

    Policy warnBefore(String time) {
      warnings.add(new ClockRules.Warning(duration(time), null));
      return this;
    }

    Policy warnAtPercent(int percent) {
      warnings.add(new ClockRules.Warning(null, percent));
      return this;
    }

    Policy pause(SlaMetric metric, CaseStatus... statuses) {
      pauses.put(metric, Set.of(statuses));
      return this;
    }

    Policy dayAndNight() {
      return in(BusinessCalendar.alwaysOpen(ZONE).compiled());
    }

    Policy in(CompiledCalendar other) {
      calendar = other;
      return this;
    }

    private ClockRules rules() {
      return new ClockRules(key, calendar, targets, pauses, warnings);
    }
  }

  // What happens

  StoryFixture opened(String at) {
    return opened(at, CaseStatus.NEW, null);
  }

  StoryFixture opened(String at, CaseStatus status) {
    return opened(at, status, null);
  }

  /** Opened later than the policy was chosen, as what came by post is. */
  StoryFixture openedLater(String at, Priority priority, String chosenAt, Policy policy) {
    facts.add(new Fact.Opened(instant(at), ++event, CaseStatus.NEW, priority, null));
    return apply(chosenAt, policy, true);
  }

  StoryFixture opened(String at, CaseStatus status, @Nullable Long teamId) {
    facts.add(new Fact.Opened(instant(at), ++event, status, Priority.NORMAL, teamId));
    return atFirst == null ? this : apply(at, atFirst, true);
  }

  StoryFixture customerWrote(String at) {
    return customerWrote(at, "");
  }

  StoryFixture customerWrote(String at, String name) {
    return and(new Fact.CustomerSpoke(instant(at), ++event, comment(name)));
  }

  StoryFixture agentReplied(String at) {
    return agentReplied(at, "");
  }

  StoryFixture agentReplied(String at, String name) {
    return and(new Fact.AgentReplied(instant(at), ++event, comment(name)));
  }

  StoryFixture bounced(String at, String name) {
    return and(new Fact.ReplyFailed(instant(at), ++event, comments.get(name)));
  }

  StoryFixture noReplyNeeded(String at, String reason) {
    return and(new Fact.ReplyNotNeeded(instant(at), ++event, reason));
  }

  StoryFixture moved(String at, CaseStatus to) {
    return and(new Fact.StatusChanged(instant(at), ++event, to));
  }

  StoryFixture prioritised(String at, Priority to) {
    return and(new Fact.PriorityChanged(instant(at), ++event, to));
  }

  StoryFixture givenToTeam(String at, @Nullable Long team) {
    return and(new Fact.TeamChanged(instant(at), ++event, team));
  }

  StoryFixture policyChanged(String at, @Nullable Policy to) {
    return apply(at, to, false);
  }

  StoryFixture pinned(String at, SlaMetric metric, String due, String reason) {
    return and(new Fact.Pinned(instant(at), ++event, metric, instant(due), reason));
  }

  StoryFixture unpinned(String at, SlaMetric metric) {
    return and(new Fact.Pinned(instant(at), ++event, metric, null, "cleared"));
  }

  StoryFixture mergedIntoAnother(String at) {
    return and(new Fact.Merged(instant(at), ++event));
  }

  StoryFixture cameOutAgain(String at) {
    return and(new Fact.Unmerged(instant(at), ++event));
  }

  StoryFixture discarded(String at, String as) {
    return and(new Fact.Discarded(instant(at), ++event, as));
  }

  StoryFixture restored(String at) {
    return and(new Fact.Restored(instant(at), ++event));
  }

  StoryFixture absorbed(String at, long otherCase, @Nullable String unansweredSince) {
    Instant since = unansweredSince == null ? null : instant(unansweredSince);
    return and(new Fact.Absorbed(instant(at), ++event, otherCase, since));
  }

  StoryFixture released(String at, long otherCase) {
    return and(new Fact.Released(instant(at), ++event, otherCase));
  }

  StoryFixture split(String at, String... names) {
    List<Long> ids = List.of(names).stream().map(comments::get).toList();
    return and(new Fact.CommentsLeft(instant(at), ++event, Set.copyOf(ids)));
  }

  private StoryFixture apply(String at, @Nullable Policy policy, boolean first) {
    if (policy != null) {
      rules.put(policy.key, policy.rules());
    }
    PolicyKey key = policy == null ? null : policy.key;
    return and(new Fact.PolicyApplied(instant(at), ++event, key, first));
  }

  private StoryFixture and(Fact fact) {
    facts.add(fact);
    return this;
  }

  private long comment(String name) {
    long id = 100 + event;
    if (!name.isEmpty()) {
      comments.put(name, id);
    }
    return id;
  }

  // What the clocks say

  ClockReplay at(String now) {
    return ClockReplay.of(facts, rules::get, instant(now));
  }

  /** The same story, recorded in the reverse order. */
  ClockReplay recordedBackwards(String now) {
    List<Fact> backwards = new ArrayList<>(facts);
    Collections.reverse(backwards);
    return ClockReplay.of(backwards, rules::get, instant(now));
  }

  /** All turns of a metric: {@code breached, due Tue 10:00, broken Tue 10:00}. */
  List<String> turns(String now, SlaMetric metric) {
    return clocks(now, metric).stream().map(StoryFixture::inWords).toList();
  }

  /** Of the latest turn of a metric. */
  String says(String now, SlaMetric metric) {
    return turns(now, metric).getLast();
  }

  String counted(String now, SlaMetric metric) {
    return text(clocks(now, metric).getLast().elapsed(instant(now)));
  }

  /** Of the latest turn: {@code counted Fri 16:30 to Fri 16:45, case_opened}. */
  List<String> ledger(String now, SlaMetric metric) {
    return clocks(now, metric).getLast().ledger().stream().map(StoryFixture::inWords).toList();
  }

  /** Of the latest turn: {@code paused Fri 16:45}. */
  List<String> signals(String now, SlaMetric metric) {
    return clocks(now, metric).getLast().signals().stream().map(StoryFixture::inWords).toList();
  }

  private List<SlaClock> clocks(String now, SlaMetric metric) {
    return at(now).clocks().stream().filter(one -> one.metric() == metric).toList();
  }

  private static String inWords(SlaClock clock) {
    StringBuilder words = new StringBuilder(lower(clock.state()));
    if (clock.cancelReason() != null) {
      words.append(" (").append(clock.cancelReason()).append(')');
    }
    if (clock.endedAt() != null) {
      words.append(' ').append(text(clock.endedAt()));
    }
    if (clock.due() != null) {
      words.append(", due ").append(text(clock.due()));
    }
    if (clock.isPinned()) {
      words.append(" pinned (").append(clock.pinReason()).append(')');
    }
    for (Breach breach : clock.breaches()) {
      words.append(", broken ").append(text(breach.at()));
      words.append(breach.cause() == Breach.Cause.RECALCULATED ? " by a change" : "");
      words.append(breach.superseded() ? " and superseded" : "");
    }
    return words.toString();
  }

  private static String inWords(Interval interval) {
    return (interval.counted() ? "counted " : "paused ")
        + text(interval.from())
        + (interval.to() == null ? "" : " to " + text(interval.to()))
        + ", "
        + lower(interval.cause());
  }

  private static String inWords(Signal signal) {
    String which = signal.ordinal() == 1 ? " " : " " + signal.ordinal() + " ";
    return lower(signal.kind()) + which + text(signal.at());
  }

  // How times are written

  static Instant instant(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return LocalDateTime.parse(text).atZone(ZONE).toInstant();
    }
    boolean isNext = text.startsWith("next ");
    String[] words = (isNext ? text.substring(5) : text).split(" ", 2);
    LocalDate date = isNext ? MONDAY.plusWeeks(1) : MONDAY;
    while (!name(date.getDayOfWeek()).equals(words[0])) {
      date = date.plusDays(1);
    }
    return date.atTime(LocalTime.parse(words[1])).atZone(ZONE).toInstant();
  }

  static String text(Instant at) {
    LocalDateTime local = LocalDateTime.ofInstant(at, ZONE);
    long week = Math.floorDiv(local.toLocalDate().toEpochDay() - MONDAY.toEpochDay(), 7L);
    if (week != 0 && week != 1) {
      return local.toString();
    }
    String time = DateTimeFormatter.ISO_LOCAL_TIME.format(local);
    String exact = time.endsWith(":00") ? time.substring(0, 5) : time;
    return (week == 1 ? "next " : "") + name(local.getDayOfWeek()) + " " + exact;
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }

  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
