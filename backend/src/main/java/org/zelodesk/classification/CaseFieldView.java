package org.zelodesk.classification;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A custom field as the API shows it. */
@Schema(name = "CaseField")
public record CaseFieldView(
    @Schema(required = true, examples = "801") long id,
    @Schema(required = true) long version,
    @Schema(
            required = true,
            description = "Names the value in `customFields` of a case; never changes.",
            examples = "order_number")
        String key,
    @Schema(required = true) Label label,
    @Schema(required = true) CaseFieldType type,
    @Schema(required = true, description = "Of `choice` and `multi_choice`; else empty.")
        List<CaseFieldOption> options,
    @Schema(required = true, description = "A new case must have a value.") boolean required,
    @Schema(
            required = true,
            description = "An inactive field keeps its values in the cases and takes no new ones.")
        boolean active,
    @Schema(required = true, description = "Fields are shown by position, then id.") int position,
    @Schema(
            required = true,
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class,
            description = "JSON Schema (2020-12) of a value.")
        Map<String, Object> schema) {

  static CaseFieldView of(
      long id,
      long version,
      String key,
      Label label,
      CaseFieldType type,
      List<CaseFieldOption> options,
      boolean required,
      boolean active,
      int position) {
    List<String> values = options.stream().map(CaseFieldOption::value).toList();
    return new CaseFieldView(
        id,
        version,
        key,
        label,
        type,
        options,
        required,
        active,
        position,
        new FieldValues(key, type, values, required, active).schema());
  }
}
