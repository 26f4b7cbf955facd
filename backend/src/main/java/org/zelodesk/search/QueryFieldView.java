package org.zelodesk.search;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key of the query language as the API shows it: enough to complete a query while it is typed.
 */
@Schema(name = "QueryField", description = "A key of the query language.")
public record QueryFieldView(
    @Schema(required = true, examples = "priority") String key,
    @Schema(
            required = true,
            description =
                "The field of a case that it asks for; of custom fields `customFields.` and their key.",
            examples = "priority")
        String property,
    @Schema(required = true) FieldType type,
    @Schema(required = true, description = "The signs that may stand after the key.")
        List<String> operators,
    @Schema(
            required = true,
            description =
                "All values, in the order of their weight, where the list is closed; else empty.")
        List<String> values,
    @Schema(
            required = true,
            description = "Words with a meaning of their own that may stand in place of a value.")
        List<String> words) {

  static QueryFieldView of(QueryField field) {
    List<String> words = new ArrayList<>();
    switch (field.type()) {
      case AGENT -> words.add(NamedValues.ME);
      case TEAM -> words.add(NamedValues.MY_TEAMS);
      case INSTANT, DEADLINE, DATE -> words.addAll(Times.PERIODS);
      case TEXT,
          WORD,
          CHOICE,
          RANK,
          NUMBER,
          DECIMAL,
          BOOLEAN,
          LANGUAGE,
          CUSTOMER,
          ORGANIZATION,
          TOPIC,
          TAG -> {
        // None but "none".
      }
    }
    if (field.takesNone()) {
      words.add(NamedValues.NONE);
    }
    return new QueryFieldView(
        field.key(),
        field.property(),
        field.type(),
        field.operators().stream().map(Operator::sign).toList(),
        field.type() == FieldType.BOOLEAN ? List.of("true", "false") : field.words(),
        words);
  }
}
