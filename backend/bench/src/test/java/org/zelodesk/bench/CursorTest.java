package org.zelodesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CursorTest {

  @Test
  void aCursorIsReadAsItWasWritten() {
    Cursor cursor = new Cursor("aBc-_123", Instant.parse("2026-05-04T03:02:01.123Z"), 4711);

    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
  }
}
