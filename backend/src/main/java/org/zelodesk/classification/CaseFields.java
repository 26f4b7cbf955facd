package org.zelodesk.classification;

import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of custom fields. */
@Singleton
public class CaseFields {

  /** How long the definitions are remembered: a change takes effect on every node within it. */
  static final Duration REMEMBERED = Duration.ofSeconds(2);

  private record Remembered(Map<String, FieldValues> byKey, long readAtNanos) {}

  private final CaseFieldRepository repository;
  private final EventLog log;
  private final Clock clock;
  private final TransactionSynchronizationRegistry transactions;
  private volatile @Nullable Remembered remembered;

  CaseFields(
      CaseFieldRepository repository,
      EventLog log,
      Clock clock,
      TransactionSynchronizationRegistry transactions) {
    this.repository = repository;
    this.log = log;
    this.clock = clock;
    this.transactions = transactions;
  }

  /** Custom fields by position. */
  public Page<CaseFieldView> list(PageRequest page) {
    return repository.list(page);
  }

  public CaseFieldView get(long id) {
    return repository.view(id).orElseThrow(Problem::notFound);
  }

  @Transactional
  public CaseFieldView create(Actor actor, NewCaseField field) {
    if (repository.exists(field.key())) {
      throw Problem.conflict("already_exists").with(new Problem.Fault("/key", "already_exists"));
    }
    CaseField created =
        new CaseField(
            field.key(),
            field.type(),
            field.label(),
            Objects.requireNonNullElse(field.options(), List.of()));
    created.require(Boolean.TRUE.equals(field.required()));
    created.moveTo(Objects.requireNonNullElse(field.position(), 0));
    repository.persist(created);
    forgetAfterCommit();
    CaseFieldView view = created.view();
    log.append(
        NewEvent.of(
            "case_field.created",
            view.id(),
            actor.author(),
            clock.instant(),
            Map.of("after", view)));
    return view;
  }

  @Transactional
  public CaseFieldView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, CaseFieldChanges changes) {
    CaseField field = repository.lock(id).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, field.version());
    CaseFieldView before = field.view();
    if (changes.label().isPresent()) {
      field.rename(given(changes.label(), "/label"));
    }
    if (changes.options().isPresent()) {
      field.offer(given(changes.options(), "/options"));
    }
    if (changes.required().isPresent()) {
      field.require(given(changes.required(), "/required"));
    }
    if (changes.active().isPresent()) {
      field.activate(given(changes.active(), "/active"));
    }
    if (changes.position().isPresent()) {
      field.moveTo(given(changes.position(), "/position"));
    }
    if (field.view().equals(before)) {
      return before;
    }
    field.changed();
    forgetAfterCommit();
    CaseFieldView after = field.view();
    log.append(
        NewEvent.of(
            "case_field.updated",
            id,
            actor.author(),
            clock.instant(),
            Map.of("before", before, "after", after)));
    return after;
  }

  private static <T> T given(JsonNullable<T> value, String pointer) {
    T given = value.get();
    if (given == null) {
      throw Problem.invalid(pointer, "required");
    }
    return given;
  }

  private void forgetAfterCommit() {
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // The old definitions hold until the commit.
          }

          @Override
          public void afterCompletion(int status) {
            remembered = null;
          }
        });
  }

  /**
   * Checks the values of custom fields.
   *
   * @param values by the field's key; null stands for no value
   * @param partial true for a change, where null clears and what is absent is kept; false for a
   *     whole set, where every required field must be there
   * @return the values as they are stored; null only in a change, where a value is cleared
   * @throws Problem 422 with all faults, each with the pointer {@code /customFields/key}
   */
  public Map<String, @Nullable Object> validate(
      Map<String, ? extends @Nullable Object> values, boolean partial) {
    Map<String, FieldValues> fields = fields();
    Problem problem = Problem.of(422, "invalid");
    int[] faults = {0};
    Map<String, @Nullable Object> normalized = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          FieldValues field = fields.get(key);
          if (field == null || !field.active() && value != null) {
            problem.with(new Problem.Fault(pointer(key), "unknown_field", key));
            faults[0]++;
          } else if (value != null) {
            Object stored = field.normalized(value, problem);
            faults[0] += stored == null ? 1 : 0;
            normalized.put(key, stored);
          } else if (partial && field.required() && field.active()) {
            problem.with(new Problem.Fault(pointer(key), "required"));
            faults[0]++;
          } else if (partial) {
            normalized.put(key, null);
          }
        });
    if (!partial) {
      for (FieldValues field : fields.values()) {
        if (field.required() && field.active() && values.get(field.key()) == null) {
          problem.with(new Problem.Fault(pointer(field.key()), "required"));
          faults[0]++;
        }
      }
    }
    if (faults[0] > 0) {
      throw problem;
    }
    return normalized;
  }

  /** Every custom field, in use or not, by its key and in order of position. */
  public Map<String, CaseFieldRef> refs() {
    Map<String, CaseFieldRef> refs = new LinkedHashMap<>();
    fields()
        .forEach(
            (key, field) -> refs.put(key, new CaseFieldRef(key, field.type(), field.options())));
    return refs;
  }

  static String pointer(String key) {
    return "/customFields/" + key.replace("~", "~0").replace("/", "~1");
  }

  private Map<String, FieldValues> fields() {
    Remembered known = remembered;
    long now = System.nanoTime();
    if (known == null || now - known.readAtNanos() > REMEMBERED.toNanos()) {
      known =
          new Remembered(
              repository.values().stream()
                  .collect(
                      Collectors.toMap(
                          FieldValues::key,
                          Function.identity(),
                          (one, other) -> one,
                          LinkedHashMap::new)),
              now);
      remembered = known;
    }
    return known.byKey();
  }
}
