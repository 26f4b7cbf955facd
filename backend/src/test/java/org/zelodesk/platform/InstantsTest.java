package org.zelodesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InstantsTest {

  private static final DateTimeFormatter REFERENCE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Test
  void isWhatTheFormatterWrites() {
    SplittableRandom random = new SplittableRandom(7);
    long from = Instant.parse("-0100-01-01T00:00:00Z").getEpochSecond();
    long to = Instant.parse("+10100-01-01T00:00:00Z").getEpochSecond();
    for (int i = 0; i < 100_000; i++) {
      Instant any = Instant.ofEpochSecond(random.nextLong(from, to), random.nextInt(1_000_000_000));
      assertThat(Instants.text(any)).isEqualTo(REFERENCE.format(any));
    }
  }

  @Test
  void hasMillisecondsAlsoWhereThereAreNone() {
    assertThat(Instants.text(Instant.parse("2026-03-02T09:05:07Z")))
        .isEqualTo("2026-03-02T09:05:07.000Z");
    assertThat(Instants.text(Instant.parse("1969-12-31T23:59:59.999999Z")))
        .isEqualTo("1969-12-31T23:59:59.999Z");
  }
}
