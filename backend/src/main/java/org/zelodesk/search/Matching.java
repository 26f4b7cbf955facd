package org.zelodesk.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks a query of one case in memory. {@link SqlPredicates} gives the same answers. */
final class Matching {

  private Matching() {}

  static boolean holds(Clause clause, CaseFacts facts) {
    return switch (clause) {
      case Clause.All all -> all.parts().stream().allMatch(part -> holds(part, facts));
      case Clause.Any any -> any.parts().stream().anyMatch(part -> holds(part, facts));
      case Clause.Not not -> !holds(not.part(), facts);
      case Clause.Among among -> isAmong(among, among.field().reading().apply(facts));
      case Clause.Compared compared -> stands(compared, compared.field().reading().apply(facts));
      case Clause.Containing containing ->
          contains(containing, containing.field().reading().apply(facts));
      case Clause.Speaking speaking -> speaks(speaking, speaking.field().reading().apply(facts));
      case Clause.Says says -> facts.parts().words().say(says.words(), says.internal());
    };
  }

  private static boolean isAmong(Clause.Among among, @Nullable Object value) {
    if (value == null) {
      return among.orNone();
    }
    if (value instanceof Collection<?> many) {
      return many.isEmpty() ? among.orNone() : !Collections.disjoint(many, among.values());
    }
    return among.values().contains(value);
  }

  private static boolean stands(Clause.Compared compared, @Nullable Object value) {
    return value != null && compared.operator().holds(compare(value, compared.value()));
  }

  private static int compare(Object value, Comparable<?> other) {
    return switch (value) {
      case Long number -> number.compareTo((Long) other);
      case BigDecimal number -> number.compareTo((BigDecimal) other);
      case Instant instant -> instant.compareTo((Instant) other);
      case String day -> day.compareTo((String) other);
      default -> throw new IllegalStateException(value.getClass().getName());
    };
  }

  private static boolean contains(Clause.Containing containing, @Nullable Object value) {
    String text = folded((String) Objects.requireNonNull(value));
    return containing.texts().stream().anyMatch(part -> text.contains(folded(part)));
  }

  private static boolean speaks(Clause.Speaking speaking, @Nullable Object value) {
    if (value == null) {
      return speaking.orNone();
    }
    String spoken = folded((String) value);
    return speaking.languages().stream()
        .anyMatch(language -> spoken.equals(language) || spoken.startsWith(language + "-"));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
