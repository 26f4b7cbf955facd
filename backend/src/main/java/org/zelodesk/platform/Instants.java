package org.zelodesk.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as the API writes them: RFC 3339 in UTC, always with milliseconds. A page of a list has
 * two hundred of them, so the years of four digits go without the formatter.
 */
public final class Instants {

  private static final DateTimeFormatter ANY_YEAR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Instants() {}

  public static String text(Instant instant) {
    LocalDateTime at =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    if (at.getYear() < 0 || at.getYear() > 9999) {
      return ANY_YEAR.format(instant);
    }
    byte[] text = new byte[24];
    digits(text, 0, 4, at.getYear());
    text[4] = '-';
    digits(text, 5, 2, at.getMonthValue());
    text[7] = '-';
    digits(text, 8, 2, at.getDayOfMonth());
    text[10] = 'T';
    digits(text, 11, 2, at.getHour());
    text[13] = ':';
    digits(text, 14, 2, at.getMinute());
    text[16] = ':';
    digits(text, 17, 2, at.getSecond());
    text[19] = '.';
    digits(text, 20, 3, at.getNano() / 1_000_000);
    text[23] = 'Z';
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void digits(byte[] text, int from, int count, int number) {
    int left = number;
    for (int i = from + count - 1; i >= from; i--) {
      text[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
  }
}
