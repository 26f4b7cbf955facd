package org.zelodesk.sla;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The policies as clocks need them, remembered on each node. Nothing is remembered that the current
 * transaction itself wrote: it may not come to be.
 */
@Singleton
class SlaRules {

  /** Versions; a calendar with thousands of holidays takes some hundred kB. */
  private static final int REMEMBERED = 500;

  private record CalendarKey(long id, long version) {}

  private record Rules(
      ClockRules clocks, List<SlaEscalation> escalations, @Nullable CalendarDefinition calendar) {

    boolean promiseTheSameAs(Rules other) {
      return clocks.targets().equals(other.clocks.targets())
          && clocks.pauses().equals(other.clocks.pauses())
          && clocks.warnings().equals(other.clocks.warnings())
          && escalations.equals(other.escalations)
          && (calendar == null
              ? other.calendar == null
              : other.calendar != null && calendar.isOpenAsMuchAs(other.calendar));
    }
  }

  private record Calendar(CalendarDefinition definition, CompiledCalendar compiled) {}

  private final SlaRulesRepository repository;
  private final CompiledCalendar dayAndNight =
      BusinessCalendar.alwaysOpen(ZoneId.of("UTC")).compiled();
  private final Cache<PolicyKey, Rules> rules =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private final Cache<CalendarKey, Calendar> calendars =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private volatile @Nullable Active active;

  SlaRules(SlaRulesRepository repository) {
    this.repository = repository;
  }

  /**
   * The policies that are in use.
   *
   * @param revision as the caller has just read it
   */
  Active active(long revision) {
    Active known = active;
    if (known != null && known.revision() == revision) {
      return known;
    }
    SlaRulesRepository.Found<Active> found = repository.active();
    if (!found.isOurs()) {
      active = found.value();
      rules.invalidateAll();
    }
    return found.value();
  }

  /** What these versions say about clocks. */
  ClockRules rules(PolicyKey key) {
    return remembered(key).clocks();
  }

  /**
   * Whether it makes no difference to a clock which of both it runs by: another name, other
   * conditions, another position.
   */
  boolean promiseTheSame(PolicyKey one, PolicyKey other) {
    return one.policyId() == other.policyId()
        && Objects.equals(one.calendarId(), other.calendarId())
        && (one.equals(other) || remembered(one).promiseTheSameAs(remembered(other)));
  }

  /** What these versions say is to be done, in their order. */
  List<SlaEscalation> escalations(PolicyKey key) {
    return remembered(key).escalations();
  }

  /**
   * Two callers may both read what neither knows. That costs less than waiting for each other with
   * a connection in hand.
   */
  private Rules remembered(PolicyKey key) {
    Rules known = rules.getIfPresent(key);
    if (known != null) {
      return known;
    }
    SlaRulesRepository.Found<PolicyDefinition> policy =
        repository.policy(key.policyId(), key.policyVersion());
    Long calendarId = key.calendarId();
    Calendar calendar = calendarId == null ? null : known(calendarId, key.calendarVersion());
    Rules read =
        new Rules(
            policy.value().rules(key, calendar == null ? dayAndNight : calendar.compiled()),
            policy.value().escalations(),
            calendar == null ? null : calendar.definition());
    if (!policy.isOurs()) {
      rules.put(key, read);
    }
    return read;
  }

  /** What this version of a calendar counts by. */
  CompiledCalendar calendar(long id, long version) {
    return known(id, version).compiled();
  }

  private Calendar known(long id, long version) {
    CalendarKey key = new CalendarKey(id, version);
    Calendar known = calendars.getIfPresent(key);
    if (known != null) {
      return known;
    }
    SlaRulesRepository.Found<CalendarDefinition> calendar = repository.calendar(id, version);
    Calendar read = new Calendar(calendar.value(), calendar.value().calendar().compiled());
    if (!calendar.isOurs()) {
      calendars.put(key, read);
    }
    return read;
  }
}
