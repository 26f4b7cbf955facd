package org.zelodesk.sla;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.cases.Verb;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;
import org.zelodesk.sla.ClockRepository.Turn;

/** The use cases of one case's promises: explain them, and what people decide about them. */
@Singleton
public class CaseSla {

  private final Cases cases;
  private final CaseStory story;
  private final Clocks clocks;
  private final ClockRepository repository;
  private final SlaSentences sentences;
  private final EventLog log;
  private final Clock clock;

  CaseSla(
      Cases cases,
      CaseStory story,
      Clocks clocks,
      ClockRepository repository,
      SlaSentences sentences,
      EventLog log,
      Clock clock) {
    this.cases = cases;
    this.story = story;
    this.clocks = clocks;
    this.repository = repository;
    this.sentences = sentences;
    this.log = log;
    this.clock = clock;
  }

  /** Each clock with its ledger, as of now. */
  public CaseSlaView explain(Actor actor, long caseId, Locale locale) {
    cases.visible(actor, caseId);
    List<Fact> facts = story.of(caseId);
    Instant now = clock.instant();
    ClockReplay replay = clocks.replay(facts, now);
    Map<Turn, Long> ids = repository.ids(caseId);
    PolicyKey policy = Clocks.policyOf(facts);
    boolean seesReasons = CaseAccess.of(actor).seesInternal();
    return new CaseSlaView(
        caseId,
        now,
        policy == null ? null : policy.policyId(),
        replay.unansweredSince(),
        replay.clocks().stream()
            .map(one -> view(one, ids.getOrDefault(Clocks.turn(one), 0L), now, locale, seesReasons))
            .toList());
  }

  /**
   * Sets the due instant of what is promised by hand, or lets it be computed again.
   *
   * @param dueAt null: computed again
   */
  @Transactional
  public void pin(
      Actor actor,
      long caseId,
      @Nullable ExpectedVersion expected,
      SlaMetric metric,
      @Nullable Instant dueAt,
      String reason) {
    SupportCase one = cases.lockFor(actor, caseId, Verb.CHANGE, expected);
    one.requireChangeable();
    Instant now = clock.instant();
    boolean open =
        clocks.replay(story.of(caseId), now).clocks().stream()
            .anyMatch(each -> each.metric() == metric && each.isOpen() && each.target() != null);
    if (!open) {
      throw Problem.conflict("sla_not_running");
    }
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("metric", metric);
    data.put("dueAt", dueAt);
    data.put("reason", reason);
    decide(actor, one, CaseStory.PINNED, data, now);
  }

  /** What the customer said last needs no reply. */
  @Transactional
  public void replyNotNeeded(
      Actor actor, long caseId, @Nullable ExpectedVersion expected, String reason) {
    SupportCase one = cases.lockFor(actor, caseId, Verb.COMMENT_PUBLIC, expected);
    one.requireChangeable();
    if (clocks.unansweredSince(one) == null) {
      throw Problem.conflict("nothing_unanswered");
    }
    decide(actor, one, CaseStory.REPLY_NOT_NEEDED, Map.of("reason", reason), clock.instant());
  }

  private void decide(Actor actor, SupportCase one, String type, Map<String, ?> data, Instant now) {
    one.touch(now);
    log.append(
        NewEvent.ofCase(
            type, one.id(), one.nextVersion(), actor.author(), Visibility.INTERNAL, now, data));
    clocks.spoken(one);
  }

  private CaseSlaView.ClockView view(
      SlaClock one, long id, Instant now, Locale locale, boolean seesReasons) {
    Duration target = one.target();
    ClockRules rules = one.rules();
    return new CaseSlaView.ClockView(
        id,
        one.metric(),
        one.ordinal(),
        one.state(),
        rules == null ? 0 : rules.key().policyId(),
        rules == null ? 0 : rules.key().policyVersion(),
        rules == null ? null : rules.key().calendarId(),
        target == null ? null : target.toSeconds(),
        one.elapsed(now).toSeconds(),
        one.startedAt(),
        one.due(),
        one.isPinned(),
        seesReasons ? one.pinReason() : null,
        one.endedAt(),
        seesReasons || one.cancelReason() == null || !isWritten(one) ? one.cancelReason() : null,
        one.breaches(),
        one.ledger().stream().map(interval -> view(one, interval, now, locale)).toList());
  }

  /** Whether an agent wrote why. */
  private static boolean isWritten(SlaClock one) {
    return one.metric() == SlaMetric.FIRST_REPLY || one.metric() == SlaMetric.NEXT_REPLY;
  }

  private CaseSlaView.IntervalView view(
      SlaClock one, Interval interval, Instant now, Locale locale) {
    Instant to = interval.to() == null ? now : interval.to();
    Duration length =
        interval.counted() ? one.worth(interval.from(), to) : positive(interval.from(), to);
    return new CaseSlaView.IntervalView(
        interval.from(),
        interval.to(),
        interval.counted() ? CaseSlaView.Kind.COUNTED : CaseSlaView.Kind.PAUSED,
        interval.cause(),
        interval.eventId(),
        length.toSeconds(),
        sentences.of(locale, interval.counted(), interval.cause(), length));
  }

  private static Duration positive(Instant from, Instant to) {
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }
}
