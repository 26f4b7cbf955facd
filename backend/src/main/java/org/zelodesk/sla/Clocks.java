package org.zelodesk.sla;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.cases.CaseClocks;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.cases.Speaker;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.search.CaseFacts;
import org.zelodesk.sla.ClockRepository.ClockOf;
import org.zelodesk.sla.ClockRepository.NewClock;
import org.zelodesk.sla.ClockRepository.NewSignal;
import org.zelodesk.sla.ClockRepository.SignalKey;
import org.zelodesk.sla.ClockRepository.Stored;
import org.zelodesk.sla.ClockRepository.Turn;

/**
 * Brings the stored clocks of a case in line with its story, in the transaction that changed it,
 * and publishes what is new. What only time brings is left to {@link SlaSchedule}.
 */
@Singleton
class Clocks implements CaseClocks {

  private static final Set<String> TOLD_BY_FIELDS =
      Set.of("status", "priority", "teamId", "discardedAs");

  private final CaseStory story;
  private final SlaRules rules;
  private final ClockRepository repository;
  private final EventLog log;
  private final Instance<Escalations> escalations;

  /**
   * @param escalations asked for when they are needed: they change cases, which need clocks
   */
  Clocks(
      CaseStory story,
      SlaRules rules,
      ClockRepository repository,
      EventLog log,
      Instance<Escalations> escalations) {
    this.story = story;
    this.rules = rules;
    this.repository = repository;
    this.log = log;
    this.escalations = escalations;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void opened(SupportCase one) {
    settle(one, null);
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void changed(SupportCase one, Set<String> fields) {
    settle(one, fields);
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void spoken(SupportCase one) {
    settle(one, Set.of("status"));
  }

  @Override
  public @Nullable Instant unansweredSince(SupportCase one) {
    List<Fact> facts = story.of(one.id());
    return replay(facts, latest(facts)).unansweredSince();
  }

  @Override
  public List<Said> said(SupportCase one, Collection<Long> commentIds) {
    List<Said> said = new ArrayList<>();
    Set<Long> failed = new HashSet<>();
    for (Fact fact : Fact.inOrder(story.of(one.id()))) {
      switch (fact) {
        case Fact.CustomerSpoke spoke when commentIds.contains(spoke.commentId()) ->
            said.add(new Said(spoke.commentId(), Speaker.CUSTOMER, spoke.at()));
        case Fact.AgentReplied reply when commentIds.contains(reply.commentId()) ->
            said.add(new Said(reply.commentId(), Speaker.AGENT, reply.at()));
        case Fact.ReplyFailed reply -> failed.add(reply.commentId());
        default -> {}
      }
    }
    said.removeIf(words -> words.speaker() == Speaker.AGENT && failed.contains(words.commentId()));
    return said;
  }

  /**
   * @param changed null when the case was just opened
   */
  private void settle(SupportCase one, @Nullable Set<String> changed) {
    Stored stored = repository.lock(one.id());
    Active active = rules.active(stored.revision());
    boolean choose = changed == null || changed.stream().anyMatch(active.fields()::contains);
    boolean told = changed == null || changed.stream().anyMatch(TOLD_BY_FIELDS::contains);
    if (active.isEmpty() && stored.clocks().isEmpty() || !choose && !told) {
      return;
    }
    List<Fact> facts = story.of(one.id());
    if (choose && apply(one, active, policyOf(facts), facts.getLast().at(), changed == null)) {
      facts = story.of(one.id());
    }
    settle(one, facts, stored);
  }

  /** Writes that another policy holds from now on, if one does. */
  private boolean apply(
      SupportCase one, Active active, @Nullable PolicyKey current, Instant at, boolean first) {
    PolicyKey chosen = active.choose(CaseFacts.of(one)).map(ActivePolicy::key).orElse(null);
    if (Objects.equals(id(chosen), id(current))) {
      return false;
    }
    log.append(policyApplied(one.id(), chosen, at, first));
    return true;
  }

  private static NewEvent policyApplied(
      long caseId, @Nullable PolicyKey key, Instant at, boolean first) {
    return NewEvent.beside(
        CaseStory.POLICY_APPLIED,
        caseId,
        key == null ? 0 : key.policyId(),
        Author.SYSTEM,
        at,
        policyData(key, first));
  }

  static Map<String, @Nullable Object> policyData(@Nullable PolicyKey key, boolean first) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("policyId", id(key));
    data.put("policyVersion", key == null ? null : key.policyVersion());
    data.put("calendarId", key == null ? null : key.calendarId());
    data.put("calendarVersion", key == null ? null : key.calendarVersion());
    data.put("first", first);
    return data;
  }

  private static @Nullable Long id(@Nullable PolicyKey key) {
    return key == null ? null : key.policyId();
  }

  static @Nullable PolicyKey policyOf(List<Fact> facts) {
    PolicyKey newest = null;
    for (Fact fact : facts) {
      if (fact instanceof Fact.PolicyApplied applied) {
        newest = applied.policy();
      }
    }
    return newest;
  }

  ClockReplay replay(List<Fact> facts, Instant now) {
    return ClockReplay.of(facts, rules::rules, now);
  }

  /** Brings the stored clocks of cases in line with their stories; the cases are locked. */
  void settle(Collection<Settlement> cases) {
    List<NewClock> rows = new ArrayList<>();
    cases.forEach(one -> rows.addAll(one.rows()));
    Map<ClockOf, Long> ids = repository.storeClocks(rows);
    List<NewEvent> events = new ArrayList<>();
    List<NewSignal> signals = new ArrayList<>();
    Map<Long, List<SignalKey>> gone = new HashMap<>();
    List<Escalations.Published> published = new ArrayList<>();
    cases.forEach(one -> one.tell(ids, events, signals, gone, published));
    repository.forget(gone);
    repository.storeSignals(signals);
    log.append(events);
    if (!published.isEmpty()) {
      escalations.get().plan(published);
    }
  }

  private void settle(SupportCase one, List<Fact> facts, Stored stored) {
    Settlement settlement =
        new Settlement(
            one.id(), replay(facts, latest(facts)).clocks(), stored.clocks(), latest(facts));
    settle(List.of(settlement));
    show(one, settlement.promise());
  }

  static void show(SupportCase one, Settlement.Promise promise) {
    one.promise(promise.state(), promise.dueAt(), promise.metric());
  }

  /**
   * Up to when a story is told: what only time brings after that is published when it is due, so
   * that a case that is brought in later gets what it would have got live.
   */
  static Instant latest(List<Fact> facts) {
    return facts.stream().map(Fact::at).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  static Turn turn(SlaClock clock) {
    return new Turn(clock.metric(), clock.ordinal());
  }

  static String type(Signal.Kind kind) {
    return "sla." + EnumValues.wire(kind);
  }

  static Map<String, @Nullable Object> data(SlaMetric metric, int turn, @Nullable Instant dueAt) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("metric", metric);
    data.put("turn", turn);
    data.put("dueAt", dueAt);
    return data;
  }
}
