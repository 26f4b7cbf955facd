package org.zelodesk.sla;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
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

  private record Rules(ClockRules clocks, List<SlaEscalation> escalations) {}

  private final SlaRulesRepository repository;
  private final CompiledCalendar dayAndNight =
      BusinessCalendar.alwaysOpen(ZoneId.of("UTC")).compiled();
  private final Cache<PolicyKey, Rules> rules =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private final Cache<CalendarKey, CompiledCalendar> calendars =
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
    Rules read =
        new Rules(
            policy.value().rules(key, calendar(key.calendarId(), key.calendarVersion())),
            policy.value().escalations());
    if (!policy.isOurs()) {
      rules.put(key, read);
    }
    return read;
  }

  private CompiledCalendar calendar(@Nullable Long id, long version) {
    if (id == null) {
      return dayAndNight;
    }
    CalendarKey key = new CalendarKey(id, version);
    CompiledCalendar known = calendars.getIfPresent(key);
    if (known != null) {
      return known;
    }
    SlaRulesRepository.Found<CalendarDefinition> calendar = repository.calendar(id, version);
    CompiledCalendar compiled = calendar.value().calendar().compiled();
    if (!calendar.isOurs()) {
      calendars.put(key, compiled);
    }
    return compiled;
  }
}
