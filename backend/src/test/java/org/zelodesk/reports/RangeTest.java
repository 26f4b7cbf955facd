package org.zelodesk.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Problem;

class RangeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Range range(String from, String to) {
    return Range.of(from, to, BERLIN, DayOfWeek.MONDAY);
  }

  @Test
  void dayOnWhichClocksChangeIsShorterOrLonger() {
    assertThat(lengths(range("2026-03-28", "2026-03-31").pieces(Bucket.DAY)))
        .containsExactly(24L, 23L, 24L);
    assertThat(lengths(range("2026-10-24", "2026-10-27").pieces(Bucket.DAY)))
        .containsExactly(24L, 25L, 24L);
    assertThat(range("2026-10-25", "2026-10-26").pieces(Bucket.HOUR)).hasSize(25);
    assertThat(range("2026-03-29", "2026-03-30").pieces(Bucket.HOUR)).hasSize(23);
  }

  @Test
  void dayThatBeginsAtOneBeginsAtOne() {
    // In Santiago midnight of 6 September 2026 does not exist.
    List<Range.Piece> days =
        Range.of("2026-09-05", "2026-09-08", ZoneId.of("America/Santiago"), DayOfWeek.MONDAY)
            .pieces(Bucket.DAY);
    assertThat(lengths(days)).containsExactly(24L, 23L, 24L);
  }

  @Test
  void piecesAtTheEndsAreParts() {
    List<Range.Piece> weeks = range("2026-10-01", "2026-10-15").pieces(Bucket.WEEK);
    assertThat(weeks)
        .extracting(Range.Piece::label)
        .containsExactly("2026-09-28", "2026-10-05", "2026-10-12");
    assertThat(lengths(weeks)).containsExactly(4 * 24L, 7 * 24L, 3 * 24L);
    assertThat(Range.of("2026-10-01", "2026-10-15", BERLIN, DayOfWeek.SUNDAY).pieces(Bucket.WEEK))
        .extracting(Range.Piece::label)
        .containsExactly("2026-09-27", "2026-10-04", "2026-10-11");
    assertThat(range("2026-02-01", "2026-11-01").pieces(Bucket.QUARTER))
        .extracting(Range.Piece::label)
        .containsExactly("2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01");
  }

  @Test
  void wholeMonthsAreComparedWithWholeMonths() {
    Range march = range("2026-03-01", "2026-04-01");
    assertThat(march.previous().from().toLocalDate()).hasToString("2026-02-01");
    assertThat(march.previous().end()).isEqualTo(march.start());
    Range week = range("2026-03-26", "2026-04-02");
    assertThat(week.previous().from().toLocalDate()).hasToString("2026-03-19");
    assertThat(week.yearBefore().from().toLocalDate()).hasToString("2025-03-26");
    Range hours = range("2026-03-29T00:00:00+01:00", "2026-03-29T12:00:00+02:00");
    assertThat(Duration.between(hours.previous().start(), hours.start())).hasHours(11);
  }

  @Test
  void whatIsNoRangeIsNamed() {
    assertFault("/from", () -> range("yesterday", "2026-10-01"));
    assertFault("/to", () -> range("2026-10-01", "2026-13-01"));
    assertFault("/to", () -> range("2026-10-01", "2026-10-01"));
    assertFault("/from", () -> range("0001-01-01", "2026-10-01"));
    assertFault("/to", () -> range("2026-10-01", "9999-12-31"));
    assertFault("/bucket", () -> range("2026-01-01", "2026-10-01").pieces(Bucket.HOUR));
  }

  private static void assertFault(
      String pointer, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.pointer()).isEqualTo(pointer)));
  }

  private static List<Long> lengths(List<Range.Piece> pieces) {
    return pieces.stream()
        .map(piece -> Duration.between(piece.from(), piece.to()).toHours())
        .toList();
  }
}
