package org.zelodesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.jackson.nullable.JsonNullable;
import org.zelodesk.testing.Desk;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class JsonTest {

  @Inject ObjectMapper json;

  @Test
  void instantsAlwaysHaveMilliseconds() throws Exception {
    assertThat(json.writeValueAsString(Instant.parse("2026-01-02T03:04:05Z")))
        .isEqualTo("\"2026-01-02T03:04:05.000Z\"");
  }

  /** A component of a merge patch of each kind that is no text. */
  record Patch(
      JsonNullable<Long> id,
      JsonNullable<Boolean> active,
      JsonNullable<Thread.State> state,
      JsonNullable<Instant> at,
      JsonNullable<String> name) {}

  @ParameterizedTest
  @ValueSource(strings = {"id", "active", "state", "at"})
  void aBlankWordIsNeitherAbsentNorNull(String component) {
    for (String blank : new String[] {"", " ", "\\u0007"}) {
      assertThatThrownBy(() -> patch("{\"%s\":\"%s\"}".formatted(component, blank)))
          .isInstanceOf(MismatchedInputException.class);
    }
  }

  @Test
  void theThreeStatesOfAComponentAreToldApart() throws Exception {
    assertThat(patch("{}").id()).isEqualTo(JsonNullable.undefined());
    assertThat(patch("{\"id\":null}").id()).isEqualTo(JsonNullable.of(null));
    assertThat(patch("{\"id\":7}").id()).isEqualTo(JsonNullable.of(7L));
    assertThat(patch("{\"name\":\"\"}").name()).isEqualTo(JsonNullable.of(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1.5",
        "\"\"",
        "\"2026-01-01\"",
        "\"2026-02-30T00:00:00Z\"",
        "\"0000-01-01T00:00:00Z\"",
        "\"+999999999-12-31T23:59:59Z\""
      })
  void aTimeIsWrittenAsOne(String wrong) {
    assertThatThrownBy(() -> json.readValue(wrong, Instant.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void aTimeMayHaveAnOffset() throws Exception {
    assertThat(json.readValue("\"2026-01-02T05:04:05+02:00\"", Instant.class))
        .isEqualTo("2026-01-02T03:04:05Z");
  }

  private Patch patch(String text) throws Exception {
    return json.readValue(text, Patch.class);
  }
}
