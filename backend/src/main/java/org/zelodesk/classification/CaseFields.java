package org.zelodesk.classification;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/** The use cases of custom fields. */
@Singleton
public class CaseFields {

  /** How long the definitions are remembered: a change takes effect on every node within it. */
  static final Duration REMEMBERED = Duration.ofSeconds(2);

  private record Remembered(Map<String, FieldValues> byKey, long readAtNanos) {}

  private final CaseFieldRepository repository;
  private volatile @Nullable Remembered remembered;

  CaseFields(CaseFieldRepository repository) {
    this.repository = repository;
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
