package org.zelodesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void aTokenIsRememberedForAMinuteAtMost() {
    assertThat(VerifiedTokens.life(NOW.plusSeconds(300), NOW)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void andNeverLongerThanItLives() {
    assertThat(VerifiedTokens.life(NOW.plusSeconds(7), NOW)).isEqualTo(Duration.ofSeconds(7));
    assertThat(VerifiedTokens.life(NOW, NOW)).isEqualTo(Duration.ZERO);
    assertThat(VerifiedTokens.life(NOW.minusSeconds(1), NOW)).isEqualTo(Duration.ZERO);
  }
}
