package org.zelodesk.reports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;

/** Numbers of one range while they are collected, by where they stand. */
final class Tally {

  /**
   * Where a number stands.
   *
   * @param piece from 0; -1: in the range as a whole
   * @param group the values of the dimensions; empty: of all
   */
  record Place(int piece, List<@Nullable String> group) {

    static final int WHOLE = -1;

    static Place total() {
      return new Place(WHOLE, List.of());
    }

    static Place ofPiece(int piece) {
      return new Place(piece, List.of());
    }
  }

  private final Map<Place, Map<Metric, MetricValue>> values = new LinkedHashMap<>();
  private final int dimensions;
  private final boolean inPieces;
  private final LongSupplier customers;

  /**
   * @param dimensions by how many values groups are told apart
   * @param inPieces whether the range is cut
   * @param customers how many there are; asked for when a metric needs it
   */
  Tally(int dimensions, boolean inPieces, LongSupplier customers) {
    this.dimensions = dimensions;
    this.inPieces = inPieces;
    this.customers = customers;
  }

  /** Reads a row of {@link ReportSql#tally}. */
  boolean read(ResultSet row, List<Metric> metrics) throws SQLException {
    int level = row.getInt("level");
    List<@Nullable String> group = level == 0 ? group(row) : List.of();
    // Without pieces the range is the one piece there is.
    int piece = level == 2 || !inPieces ? Place.WHOLE : row.getInt("piece");
    Place place = new Place(piece, group);
    for (int i = 0; i < metrics.size(); i++) {
      MetricValue value = value(row, metrics.get(i), i);
      if (value != null) {
        put(place, metrics.get(i), value);
      }
    }
    return true;
  }

  private List<@Nullable String> group(ResultSet row) throws SQLException {
    List<@Nullable String> group = new ArrayList<>();
    for (int i = 1; i <= dimensions; i++) {
      group.add(row.getString("g" + i));
    }
    return group;
  }

  private @Nullable MetricValue value(ResultSet row, Metric metric, int place) throws SQLException {
    double n = row.getDouble("n" + place);
    long cases = ReportSql.isOneOfACase(metric) ? (long) n : row.getLong("c" + place);
    return switch (metric.kind()) {
      case COUNT -> MetricValue.count(metric.counting().distinct() ? cases : n, cases);
      case LEVEL -> MetricValue.count(n, cases);
      case RATE -> {
        long all = customers.getAsLong();
        yield all == 0 ? null : MetricValue.number(n, cases, 100.0 * n / all);
      }
      case RATIO -> {
        if (metric.counting().isShare()) {
          yield MetricValue.count(n, cases);
        }
        yield n == 0 ? null : MetricValue.ratio(n, cases, row.getDouble("p" + place));
      }
      case DURATION ->
          n == 0
              ? null
              : MetricValue.duration(
                  n, cases, spread(row, "s" + place), openSpread(row, "o" + place));
      case AVERAGE -> n == 0 ? null : MetricValue.average(n, cases, spread(row, "s" + place));
    };
  }

  private static MetricValue.@Nullable Spread openSpread(ResultSet row, String name)
      throws SQLException {
    return row.getObject(name + "_mean") == null ? null : spread(row, name);
  }

  private static MetricValue.Spread spread(ResultSet row, String name) throws SQLException {
    Array array = row.getArray(name + "_at");
    Double[] at = (Double[]) array.getArray();
    return new MetricValue.Spread(row.getDouble(name + "_mean"), at[0], at[1], at[2]);
  }

  void put(Place place, Metric metric, MetricValue value) {
    values.computeIfAbsent(place, one -> new HashMap<>()).put(metric, value);
  }

  @Nullable MetricValue get(Place place, Metric metric) {
    return values.getOrDefault(place, Map.of()).get(metric);
  }

  /** Where there are numbers. */
  List<Place> places() {
    return List.copyOf(values.keySet());
  }

  void remove(Place place) {
    values.remove(place);
  }

  /** Makes of counts their share of all that the piece, or the range, has. */
  void share(Metric metric) {
    values.forEach(
        (place, numbers) -> {
          MetricValue count = numbers.get(metric);
          MetricValue whole =
              place.group().isEmpty() ? null : get(new Place(place.piece(), List.of()), metric);
          if (count != null && whole != null && whole.n() > 0) {
            numbers.put(metric, MetricValue.ratio(whole.n(), count.cases(), count.n()));
          }
        });
    values.forEach(
        (place, numbers) -> {
          MetricValue whole = numbers.get(metric);
          if (place.group().isEmpty() && whole != null) {
            numbers.remove(metric);
          }
        });
  }

  /** Numbers by name, in the order in which they were asked for. */
  Map<String, MetricValue> named(Place place, List<Metric> wanted) {
    Map<String, MetricValue> named = new LinkedHashMap<>();
    for (Metric metric : wanted) {
      MetricValue value = get(place, metric);
      if (value != null) {
        named.put(EnumValues.wire(metric), value);
      }
    }
    return named;
  }
}
