package org.zelodesk.satisfaction;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.SupportCase;
import org.zelodesk.cases.Verb;
import org.zelodesk.customers.CustomerRef;
import org.zelodesk.customers.Customers;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;

/** The use cases of surveys: the desk's settings, the link, the answer, and who reads it. */
@Singleton
public class Surveys {

  /** Of the one row of settings, where an event names what it is about. */
  private static final long SETTINGS = 1;

  private final SurveyRepository repository;
  private final SurveyLinks links;
  private final Cases cases;
  private final Customers customers;
  private final EventLog log;
  private final Clock clock;

  Surveys(
      SurveyRepository repository,
      SurveyLinks links,
      Cases cases,
      Customers customers,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.links = links;
    this.cases = cases;
    this.customers = customers;
    this.log = log;
    this.clock = clock;
  }

  SurveySettings settings() {
    return repository.settings();
  }

  @Transactional
  public SurveySettings change(
      Actor actor, @Nullable ExpectedVersion expected, SurveySettingsChanges changes) {
    SurveySettings before = repository.lockSettings();
    ExpectedVersion.check(expected, before.version());
    SurveySettings wanted =
        new SurveySettings(
            before.version(),
            changes.enabled().orElse(before.enabled()),
            changes.delayHours().orElse(before.delayHours()),
            changes.samplePercent().orElse(before.samplePercent()),
            changes.quietDays().orElse(before.quietDays()),
            changes.expiresDays().orElse(before.expiresDays()),
            List.copyOf(new LinkedHashSet<>(changes.channels().orElse(before.channels()))));
    if (wanted.equals(before)) {
      return before;
    }
    SurveySettings after =
        new SurveySettings(
            before.version() + 1,
            wanted.enabled(),
            wanted.delayHours(),
            wanted.samplePercent(),
            wanted.quietDays(),
            wanted.expiresDays(),
            wanted.channels());
    repository.update(after);
    log.append(
        NewEvent.of(
            "survey_settings.updated",
            SETTINGS,
            actor.author(),
            clock.instant(),
            Map.of("before", before, "after", after)));
    return after;
  }

  CaseSurveyView ofCase(Actor actor, long caseId) {
    SurveyRepository.OfCase found = repository.ofCase(actor, caseId).orElseThrow(Problem::notFound);
    CaseAccess access = CaseAccess.of(actor);
    Survey last = found.last();
    Survey answered = found.answered();
    boolean linkable =
        found.solved()
            && !found.aside()
            && (last == null || last.state() != SurveyState.ANSWERED)
            && access.can(Verb.COMMENT_PUBLIC, found.subject())
            && repository.settings().enabled();
    return new CaseSurveyView(
        last == null ? null : last.state(),
        last == null ? null : last.sendAt(),
        last == null ? null : last.sentAt(),
        last == null ? null : last.expiresAt(),
        answered == null ? null : answered.rating(),
        answered == null || !access.seesInternal() ? null : answered.comment(),
        answered == null ? null : answered.answeredAt(),
        linkable);
  }

  CustomerSatisfaction ofCustomer(Actor actor, long customerId) {
    customers.get(customerId);
    return repository.satisfaction(actor, customerId);
  }

  /**
   * Gives the link of a solved case's survey to whoever may reply to its customer: the same one
   * while it is good. Who asks for it has decided to ask the customer, so chance, delay and quiet
   * period do not count.
   */
  @Transactional
  public SurveyLink link(Actor actor, long caseId) {
    SupportCase one = cases.lockFor(actor, caseId, Verb.COMMENT_PUBLIC, null);
    SurveySettings settings = repository.settings();
    if (!settings.enabled()) {
      throw Problem.conflict("surveys_off");
    }
    if (one.mergedIntoId() != null) {
      throw Problem.conflict("case_merged", one.mergedIntoId())
          .with("mergedIntoId", one.mergedIntoId());
    }
    if (one.discardedAs() != null) {
      throw Problem.conflict("case_discarded").with("discardedAs", one.discardedAs());
    }
    Instant solvedAt = one.solvedAt();
    if (solvedAt == null) {
      throw Problem.conflict("case_not_solved");
    }
    Instant now = clock.instant();
    Survey last = repository.lastOf(caseId).orElse(null);
    if (last != null && last.isOffered(now)) {
      return answer(last);
    }
    Survey ofThisSolving = last != null && last.solvedAt().equals(solvedAt) ? last : null;
    if (ofThisSolving != null && ofThisSolving.state() == SurveyState.ANSWERED) {
      throw Problem.conflict("survey_answered");
    }
    repository.removeCandidate(caseId);
    Instant expiresAt = SurveyRules.expiresAt(settings, now);
    Survey sent =
        ofThisSolving != null
            ? repository.send(ofThisSolving.id(), links.nonce(), now, expiresAt)
            : repository.insertSent(
                caseId, one.requesterId(), one.language(), links.nonce(), solvedAt, now, expiresAt);
    log.append(
        NewEvent.beside(
            "survey.sent", caseId, sent.id(), actor.author(), now, Map.of("expiresAt", expiresAt)));
    return answer(sent);
  }

  private SurveyLink answer(Survey sent) {
    return new SurveyLink(links.of(sent), Objects.requireNonNull(sent.expiresAt()));
  }

  /** What the link shows. Looking is all that this does: mail scanners open every link. */
  SurveyView look(String token) {
    return view(opened(token), clock.instant());
  }

  /** Records an answer, or changes it while that is possible. */
  @Transactional
  public SurveyView answer(String token, SurveyAnswer given) {
    Survey before = repository.lock(opened(token)).orElseThrow(Problem::notFound);
    Instant now = clock.instant();
    if (!before.isOpen(now) || !links.isOf(token, before)) {
      throw Problem.notFound();
    }
    if (before.state() == SurveyState.ANSWERED && !before.isChangeable(now)) {
      throw Problem.conflict("survey_final");
    }
    int rating = given.rating();
    String comment =
        given.comment() == null || given.comment().isBlank() ? null : given.comment().strip();
    Integer previous = before.rating();
    boolean sameRating = previous != null && previous == rating;
    if (!sameRating || !Objects.equals(comment, before.comment())) {
      repository.answer(before.id(), rating, comment, now);
      record(before, previous, rating, comment != null, now);
    }
    return view(repository.find(before.id()).orElseThrow(Problem::notFound), now);
  }

  /** What they wrote stays out of the log, which cannot forget. */
  private void record(
      Survey survey, @Nullable Integer previous, int rating, boolean commented, Instant now) {
    Author customer = customer(repository.requester(survey.caseId()));
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("rating", rating);
    data.put("previousRating", previous);
    data.put("commented", commented);
    log.append(
        NewEvent.beside("survey.answered", survey.caseId(), survey.id(), customer, now, data));
    if (rating <= Survey.LOW && (previous == null || previous > Survey.LOW)) {
      log.append(
          NewEvent.beside(
              "survey.low_rating",
              survey.caseId(),
              survey.id(),
              customer,
              now,
              Map.of("rating", rating)));
    }
  }

  private Author customer(long id) {
    CustomerRef ref = customers.refs(List.of(id)).get(id);
    String name = ref == null ? null : ref.name() == null ? ref.primaryEmail() : ref.name();
    return new Author(Author.Kind.CUSTOMER, id, name == null ? "#" + id : name);
  }

  /** Forged, expired and unknown look the same. */
  private Survey opened(String token) {
    Instant now = clock.instant();
    return links.idOf(token).stream()
        .boxed()
        .flatMap(id -> repository.find(id).stream())
        .filter(survey -> links.isOf(token, survey) && survey.isOpen(now))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  private SurveyView view(Survey survey, Instant now) {
    return new SurveyView(
        repository.subject(survey.caseId()),
        survey.language(),
        survey.rating(),
        survey.comment(),
        survey.finalAt(),
        survey.state() == SurveyState.SENT || survey.isChangeable(now));
  }
}
