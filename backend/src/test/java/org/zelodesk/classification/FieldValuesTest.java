package org.zelodesk.classification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Problem;

class FieldValuesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OPTIONS = List.of("red", "green", "blue");

  /** Values of all kinds, at and beyond the edges. */
  private static final List<Object> SAMPLES =
      List.of(
          "",
          " ",
          "red",
          "Red",
          "x".repeat(2000),
          "x".repeat(2001),
          "😀".repeat(2000),
          "2026-02-28",
          "2026-02-30",
          "2026-2-3",
          "20260228",
          0,
          -1,
          1.5,
          9_007_199_254_740_991L,
          9_007_199_254_740_992L,
          new BigInteger("99999999999999999999"),
          1e300,
          true,
          List.of(),
          List.of("blue", "red"),
          List.of("red", "red"),
          List.of("pink"),
          List.of(1),
          Map.of("a", 1));

  @Test
  void theRuleAndTheSchemaSayTheSameOfEveryValue() {
    for (CaseFieldType type : CaseFieldType.values()) {
      for (boolean required : new boolean[] {true, false}) {
        FieldValues field = new FieldValues("f", type, OPTIONS, required, true);
        JsonSchema schema = schema(field);
        for (Object sample : SAMPLES) {
          assertThat(normalized(field, sample) != null)
              .as("%s, required %s: %s", type, required, sample)
              .isEqualTo(schema.validate(JSON.valueToTree(sample)).isEmpty());
        }
      }
    }
  }

  @Test
  void aStoredValueIsAlreadyNormalized() {
    for (CaseFieldType type : CaseFieldType.values()) {
      FieldValues field = new FieldValues("f", type, OPTIONS, false, true);
      for (Object sample : SAMPLES) {
        Object once = normalized(field, sample);
        if (once != null) {
          assertThat(normalized(field, once)).isEqualTo(once);
        }
      }
    }
  }

  @Test
  void equalValuesAreStoredAlike() {
    FieldValues number = new FieldValues("f", CaseFieldType.NUMBER, List.of(), false, true);
    assertThat(normalized(number, 5)).isEqualTo(5L).isEqualTo(normalized(number, 5.0));
    assertThat(normalized(number, -0.0)).isEqualTo(0L);
    assertThat(normalized(number, 0.25)).isEqualTo(0.25);
    FieldValues choices = new FieldValues("f", CaseFieldType.MULTI_CHOICE, OPTIONS, false, true);
    assertThat(normalized(choices, List.of("blue", "red"))).isEqualTo(List.of("red", "blue"));
  }

  private static JsonSchema schema(FieldValues field) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            JSON.<com.fasterxml.jackson.databind.JsonNode>valueToTree(field.schema()),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private static @Nullable Object normalized(FieldValues field, Object value) {
    return field.normalized(value, Problem.of(422, "invalid"));
  }
}
