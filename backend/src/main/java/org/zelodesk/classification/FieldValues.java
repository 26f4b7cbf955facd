package org.zelodesk.classification;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/** The values that one custom field takes: the rule, and the same rule as JSON Schema. */
record FieldValues(
    String key, CaseFieldType type, List<String> options, boolean required, boolean active) {

  static final int MAX_TEXT = 2000;

  /** The integers that every JSON reader holds exactly. */
  private static final BigDecimal MAX_NUMBER = BigDecimal.valueOf(9_007_199_254_740_991L);

  /**
   * The value as it is stored.
   *
   * @param problem gets the fault of a value that does not fit
   * @return null where it does not fit
   */
  @Nullable Object normalized(Object value, Problem problem) {
    return switch (type) {
      case TEXT -> text(value, problem);
      case NUMBER -> number(value, problem);
      case BOOLEAN -> value instanceof Boolean ? value : fault(problem, "wrong_type");
      case DATE -> date(value, problem);
      case CHOICE -> choice(value, problem);
      case MULTI_CHOICE -> choices(value, problem);
    };
  }

  /** The JSON Schema (2020-12) of a value. */
  Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (type) {
      case TEXT -> {
        schema.put("type", "string");
        schema.put("minLength", 1);
        schema.put("maxLength", MAX_TEXT);
        schema.put("pattern", "\\S");
      }
      case NUMBER -> {
        schema.put("type", "number");
        schema.put("minimum", MAX_NUMBER.negate());
        schema.put("maximum", MAX_NUMBER);
      }
      case BOOLEAN -> schema.put("type", "boolean");
      case DATE -> {
        schema.put("type", "string");
        schema.put("format", "date");
      }
      case CHOICE -> {
        schema.put("type", "string");
        schema.put("enum", options);
      }
      case MULTI_CHOICE -> {
        schema.put("type", "array");
        schema.put("items", Map.of("type", "string", "enum", options));
        schema.put("uniqueItems", true);
        if (required) {
          schema.put("minItems", 1);
        }
      }
    }
    return schema;
  }

  private @Nullable Object text(Object value, Problem problem) {
    if (!(value instanceof String text)) {
      return fault(problem, "wrong_type");
    }
    int length = text.codePointCount(0, text.length());
    return text.isBlank() || length > MAX_TEXT ? fault(problem, "text_length", MAX_TEXT) : text;
  }

  private @Nullable Object number(Object value, Problem problem) {
    if (!(value instanceof Number number)) {
      return fault(problem, "wrong_type");
    }
    BigDecimal exact;
    try {
      exact = new BigDecimal(number.toString());
    } catch (NumberFormatException infiniteOrNotANumber) {
      return fault(problem, "wrong_type");
    }
    if (exact.abs().compareTo(MAX_NUMBER) > 0) {
      return fault(problem, "number_range", MAX_NUMBER.toPlainString());
    }
    if (exact.signum() == 0) {
      return 0L;
    }
    return exact.stripTrailingZeros().scale() <= 0
        ? (Object) exact.longValueExact()
        : (Object) exact.doubleValue();
  }

  private @Nullable Object date(Object value, Problem problem) {
    if (!(value instanceof String text)) {
      return fault(problem, "wrong_type");
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).toString()
          : fault(problem, "format", "2026-12-31");
    } catch (DateTimeParseException notADate) {
      return fault(problem, "format", "2026-12-31");
    }
  }

  private @Nullable Object choice(Object value, Problem problem) {
    if (!(value instanceof String word)) {
      return fault(problem, "wrong_type");
    }
    return options.contains(word) ? word : notAnOption(problem);
  }

  /** In the order of the options, so that equal sets are equal values. */
  private @Nullable Object choices(Object value, Problem problem) {
    if (!(value instanceof List<?> words) || !words.stream().allMatch(String.class::isInstance)) {
      return fault(problem, "wrong_type");
    }
    if (!options.containsAll(words)) {
      return notAnOption(problem);
    }
    if (new HashSet<>(words).size() < words.size()) {
      return fault(problem, "given_twice");
    }
    if (required && words.isEmpty()) {
      return fault(problem, "required");
    }
    return options.stream().filter(words::contains).toList();
  }

  private @Nullable Object notAnOption(Problem problem) {
    return fault(problem, "not_one_of", String.join(", ", options));
  }

  private @Nullable Object fault(Problem problem, String rule, Object... args) {
    problem.with(new Problem.Fault(CaseFields.pointer(key), rule, args));
    return null;
  }
}
