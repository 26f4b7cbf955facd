package org.zelodesk.search;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.classification.CaseFields;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Sql;

/** What cases can be counted by: the keys of the query language that have few values, or a name. */
@Singleton
public class CaseDimensions {

  private final CaseFields customFields;

  CaseDimensions(CaseFields customFields) {
    this.customFields = customFields;
  }

  /** By key, in the order of the registry. */
  public Map<String, CaseDimension> of(Actor reader) {
    Map<String, CaseDimension> dimensions = new LinkedHashMap<>();
    QueryFields.with(customFields.refs().values(), CaseAccess.of(reader).seesInternal())
        .all()
        .forEach(
            field -> {
              CaseDimension dimension = dimension(field);
              if (dimension != null) {
                dimensions.put(dimension.key(), dimension);
              }
            });
    return dimensions;
  }

  private static @Nullable CaseDimension dimension(QueryField field) {
    if (field.rows() != null || !counts(field)) {
      return null;
    }
    if (field.customKey() != null) {
      return field.many()
          ? dimension(
              field,
              Sql.of("e_" + field.customKey() + ".value"),
              // No value at all is one row without a value.
              "left join lateral jsonb_array_elements_text(c.custom_fields -> '"
                  + field.customKey()
                  + "') as e_"
                  + field.customKey()
                  + " (value) on true")
          : dimension(field, Sql.of("c.custom_fields ->> ?", field.customKey()), null);
    }
    if (field.many()) {
      String each = "e_" + field.key();
      return dimension(
          field,
          Sql.of(each + ".value::text"),
          "left join lateral unnest(" + field.column() + ") as " + each + " (value) on true");
    }
    if (field.type() == FieldType.RANK) {
      return dimension(
          field,
          Sql.of(
              "(array['" + String.join("', '", field.words()) + "'])[" + field.column() + " + 1]"),
          null);
    }
    return dimension(field, Sql.of(field.column() + "::text"), null);
  }

  private static CaseDimension dimension(QueryField field, Sql value, @Nullable String each) {
    return new CaseDimension(field.key(), field.type(), field.words(), value, each);
  }

  /** Every case has a number, a subject and instants of its own. */
  private static boolean counts(QueryField field) {
    return switch (field.type()) {
      case CHOICE, RANK, BOOLEAN, LANGUAGE, TEAM, AGENT, CUSTOMER, ORGANIZATION, TOPIC, TAG -> true;
      case WORD -> !field.key().equals("external_id");
      case NUMBER -> field.key().equals("escalation");
      case TEXT, DECIMAL, INSTANT, DEADLINE, DATE -> false;
    };
  }
}
