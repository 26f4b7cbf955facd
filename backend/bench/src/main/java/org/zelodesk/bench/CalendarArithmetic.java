package org.zelodesk.bench;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How long the backend's calendars need to count, with the classes of the built backend: no server,
 * no database. They are called through method handles, which adds some nanoseconds to each call.
 */
final class CalendarArithmetic {

  private static final int STARTS = 1024;
  private static final int WARM_UP = 300_000;
  private static final int CALLS = 1_000_000;
  private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private final Object calendar;
  private final MethodHandle add;
  private final MethodHandle between;

  private CalendarArithmetic(Object calendar, MethodHandle add, MethodHandle between) {
    this.calendar = calendar;
    this.add = add;
    this.between = between;
  }

  /**
   * @param add nanoseconds to find the end of the open time in the span
   * @param between nanoseconds to find the open time in the span
   */
  record Row(String span, double add, double between) {}

  static List<Row> measure(Path backend) throws IOException {
    try (URLClassLoader classes = new URLClassLoader(new URL[] {backend.toUri().toURL()})) {
      CalendarArithmetic arithmetic = office(classes);
      Map<String, Duration> spans = new LinkedHashMap<>();
      spans.put("1 day", Duration.ofDays(1));
      spans.put("10 days", Duration.ofDays(10));
      spans.put("10 years", Duration.ofDays(3652));
      for (Duration span : spans.values()) {
        // What is compiled for one span must not be paid for by another.
        arithmetic.row("warm-up", span);
      }
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<String, Duration> span : spans.entrySet()) {
        rows.add(arithmetic.row(span.getKey(), span.getValue()));
      }
      return rows;
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new BenchProblem("The backend's calendars cannot be called: " + e, e);
    }
  }

  /** Mon–Fri 09–12 and 13–18 in Berlin, with 14 holidays a year from 2020 to 2045. */
  private static CalendarArithmetic office(ClassLoader classes) throws Throwable {
    Class<?> draft = classes.loadClass("org.zelodesk.sla.CalendarDraft");
    Class<?> hours = classes.loadClass("org.zelodesk.sla.CalendarDraft$Interval");
    Class<?> business = classes.loadClass("org.zelodesk.sla.BusinessCalendar");
    Class<?> compiled = classes.loadClass("org.zelodesk.sla.CompiledCalendar");
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodHandle interval =
        lookup.findConstructor(
            hours, MethodType.methodType(void.class, String.class, String.class));
    Map<String, List<Object>> week = new LinkedHashMap<>();
    for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      week.put(day, List.of(interval.invoke("09:00", "12:00"), interval.invoke("13:00", "18:00")));
    }
    Set<LocalDate> holidays = new HashSet<>();
    for (int year = 2020; year <= 2045; year++) {
      for (int n = 0; n < 14; n++) {
        holidays.add(LocalDate.ofYearDay(year, 1 + n * 26));
      }
    }
    Object written =
        lookup
            .findConstructor(
                draft,
                MethodType.methodType(void.class, String.class, Map.class, List.class, Set.class))
            .invoke("Europe/Berlin", week, List.of(), holidays);
    Object calendar =
        lookup
            .findVirtual(business, "compiled", MethodType.methodType(compiled))
            .invoke(
                lookup
                    .findStatic(business, "of", MethodType.methodType(business, draft))
                    .invoke(written));
    return new CalendarArithmetic(
        calendar,
        lookup
            .findVirtual(
                compiled,
                "add",
                MethodType.methodType(Instant.class, Instant.class, Duration.class))
            .asType(
                MethodType.methodType(Instant.class, Object.class, Instant.class, Duration.class)),
        lookup
            .findVirtual(
                compiled,
                "between",
                MethodType.methodType(Duration.class, Instant.class, Instant.class))
            .asType(
                MethodType.methodType(Duration.class, Object.class, Instant.class, Instant.class)));
  }

  private Row row(String name, Duration span) throws Throwable {
    SplittableRandom random = new SplittableRandom(20_261_122);
    Instant[] from = new Instant[STARTS];
    Instant[] to = new Instant[STARTS];
    Duration[] open = new Duration[STARTS];
    for (int i = 0; i < STARTS; i++) {
      from[i] = YEAR.plusSeconds(random.nextLong(365 * 86_400L));
      to[i] = from[i].plus(span);
      open[i] = (Duration) between.invokeExact(calendar, from[i], to[i]);
    }
    add(from, open, WARM_UP);
    between(from, to, WARM_UP);
    return new Row(name, add(from, open, CALLS), between(from, to, CALLS));
  }

  /** Nanoseconds a call; what comes out is used, so that nothing is left out. */
  private double add(Instant[] from, Duration[] open, int calls) throws Throwable {
    long sum = 0;
    long begun = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      int at = i % STARTS;
      sum += ((Instant) add.invokeExact(calendar, from[at], open[at])).getEpochSecond();
    }
    return used(sum, begun, calls);
  }

  private double between(Instant[] from, Instant[] to, int calls) throws Throwable {
    long sum = 0;
    long begun = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      int at = i % STARTS;
      sum += ((Duration) between.invokeExact(calendar, from[at], to[at])).getSeconds();
    }
    return used(sum, begun, calls);
  }

  private static double used(long sum, long begun, int calls) {
    double nanos = (System.nanoTime() - begun) / (double) calls;
    if (sum == 0) {
      throw new BenchProblem("The calendar counts nothing.");
    }
    return nanos;
  }
}
