package org.zelodesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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
}
