package org.zelodesk.bench;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.copy.CopyIn;

/**
 * Rows of a COPY in the text format. What is written must hold no tab, line break or backslash: all
 * of it is generated here.
 */
final class CopyRows {

  private static final byte[] NULL = {'\\', 'N'};
  private static final long DAY = 86_400_000;

  private final CopyIn copy;
  private final byte[] buffer = new byte[1 << 16];
  private final Map<Long, byte[]> days = new HashMap<>();
  private int length;
  private boolean first = true;

  CopyRows(CopyIn copy) {
    this.copy = copy;
  }

  CopyRows text(String value) throws SQLException {
    return raw(value.getBytes(StandardCharsets.UTF_8));
  }

  CopyRows raw(byte[] value) throws SQLException {
    separate(value.length);
    System.arraycopy(value, 0, buffer, length, value.length);
    length += value.length;
    return this;
  }

  CopyRows nothing() throws SQLException {
    return raw(NULL);
  }

  CopyRows number(long value) throws SQLException {
    separate(20);
    digits(value);
    return this;
  }

  CopyRows bool(boolean value) throws SQLException {
    separate(1);
    buffer[length++] = (byte) (value ? 't' : 'f');
    return this;
  }

  /**
   * @param milliseconds since 1970, UTC
   */
  CopyRows instant(long milliseconds) throws SQLException {
    byte[] day =
        days.computeIfAbsent(
            Math.floorDiv(milliseconds, DAY),
            number -> (LocalDate.ofEpochDay(number) + " ").getBytes(StandardCharsets.US_ASCII));
    separate(day.length + 15);
    System.arraycopy(day, 0, buffer, length, day.length);
    length += day.length;
    int rest = (int) Math.floorMod(milliseconds, DAY);
    two(rest / 3_600_000);
    buffer[length++] = ':';
    two(rest / 60_000 % 60);
    buffer[length++] = ':';
    two(rest / 1_000 % 60);
    buffer[length++] = '.';
    buffer[length++] = (byte) ('0' + rest % 1000 / 100);
    two(rest % 100);
    buffer[length++] = '+';
    buffer[length++] = '0';
    return this;
  }

  void end() throws SQLException {
    room(1);
    buffer[length++] = '\n';
    first = true;
  }

  void close() throws SQLException {
    flush();
    copy.endCopy();
  }

  private void separate(int next) throws SQLException {
    room(next + 1);
    if (!first) {
      buffer[length++] = '\t';
    }
    first = false;
  }

  private void room(int next) throws SQLException {
    if (length + next > buffer.length) {
      flush();
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(buffer, 0, length);
    length = 0;
  }

  private void two(int value) {
    buffer[length++] = (byte) ('0' + value / 10);
    buffer[length++] = (byte) ('0' + value % 10);
  }

  private void digits(long value) {
    if (value >= 10) {
      digits(value / 10);
    }
    buffer[length++] = (byte) ('0' + value % 10);
  }
}
