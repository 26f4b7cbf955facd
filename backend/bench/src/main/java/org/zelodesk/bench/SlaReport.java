package org.zelodesk.bench;

import java.util.List;
import java.util.Locale;

/** The figures of {@code ./zelo bench --sla}; {@link #table} is the same for people. */
record SlaReport(
    String date,
    Report.Machine machine,
    String database,
    List<CalendarArithmetic.Row> arithmetic,
    long clocks,
    List<Recomputing> recomputing,
    double lookMicros,
    Breaches breaches,
    Memory idle,
    List<String> notes) {

  /**
   * @param heapMegabytes used after a full collection when it was done
   * @param residentMegabytes when it was done
   */
  record Recomputing(
      String what,
      long changed,
      double seconds,
      double clocksPerSecond,
      long heapMegabytes,
      long residentMegabytes) {}

  /**
   * From the instant of a breach until its event was written, in milliseconds.
   *
   * @param expected how many were due
   * @param published how many events there are
   */
  record Breaches(
      long expected, long published, double seconds, double p50, double p99, double max) {}

  record Memory(long heapMegabytes, long residentMegabytes) {}

  String table() {
    StringBuilder text = new StringBuilder();
    line(text, "calendar arithmetic         add ns   between ns");
    for (CalendarArithmetic.Row row : arithmetic) {
      line(text, "  %-22s %9.0f %12.0f", row.span(), row.add(), row.between());
    }
    line(text, "");
    line(text, "%,d clocks                    s   clocks/s    heap MB   resident MB", clocks);
    for (Recomputing one : recomputing) {
      line(
          text,
          "  %-25s %6.1f %10.0f %10d %13d   (%,d cases change)",
          one.what(),
          one.seconds(),
          one.clocksPerSecond(),
          one.heapMegabytes(),
          one.residentMegabytes(),
          one.changed());
    }
    line(text, "");
    line(
        text,
        "%,d breaches in %.0f s among %,d running clocks: %,d published",
        breaches.expected(),
        breaches.seconds(),
        clocks,
        breaches.published());
    line(
        text,
        "  late by p50 %.0f ms, p99 %.0f ms, max %.0f ms",
        breaches.p50(),
        breaches.p99(),
        breaches.max());
    line(text, "  looking for the next one takes %.0f us", lookMicros);
    line(
        text,
        "  the backend then keeps %d MB of heap, %d MB resident",
        idle.heapMegabytes(),
        idle.residentMegabytes());
    notes.forEach(note -> line(text, "NOTE: %s", note));
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
