package org.zelodesk.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A statement being written: text and bound values side by side, so that a predicate is composed
 * without ever writing a value into the text. Reads what hot lists need without an entity or a
 * transaction; inside a transaction it uses that transaction's connection.
 */
public final class Sql {

  /** Makes an object of the current row. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** So many rows of a stream are fetched at once. */
  private static final int PORTION = 1_000;

  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();

  private Sql() {}

  /**
   * @param text SQL with a {@code ?} for each value; never built from input
   */
  public static Sql of(String text, @Nullable Object... values) {
    return new Sql().add(text, values);
  }

  public Sql add(String more, @Nullable Object... bound) {
    text.append(more);
    for (Object value : bound) {
      values.add(value);
    }
    return this;
  }

  public Sql add(Sql other) {
    text.append(other.text);
    values.addAll(other.values);
    return this;
  }

  public Sql addIf(boolean condition, String more, @Nullable Object... bound) {
    return condition ? add(more, bound) : this;
  }

  public String text() {
    return text.toString();
  }

  public List<@Nullable Object> values() {
    return values;
  }

  public <T> List<T> list(DataSource source, Row<T> row) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.read(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Gives the rows as they come, a portion in memory at a time; only inside a transaction, whose
   * cursor they come from.
   *
   * @param to is called once, when the first rows are there
   */
  public <T> void stream(DataSource source, Row<T> row, Consumer<Iterator<T>> to) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection)) {
      statement.setFetchSize(PORTION);
      try (ResultSet result = statement.executeQuery()) {
        to.accept(new Rows<>(result, row));
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Rows that are read when they are asked for. */
  private static final class Rows<T> implements Iterator<T> {

    private final ResultSet result;
    private final Row<T> row;
    private boolean more;

    Rows(ResultSet result, Row<T> row) throws SQLException {
      this.result = result;
      this.row = row;
      more = result.next();
    }

    @Override
    public boolean hasNext() {
      return more;
    }

    @Override
    public T next() {
      if (!more) {
        throw new NoSuchElementException();
      }
      try {
        T read = row.read(result);
        more = result.next();
        return read;
      } catch (SQLException e) {
        throw new DatabaseException(e);
      }
    }
  }

  public <T> Optional<T> first(DataSource source, Row<T> row) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection);
        ResultSet result = statement.executeQuery()) {
      return result.next() ? Optional.of(row.read(result)) : Optional.empty();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /** Runs an insert, update or delete; the number of rows it touched. */
  public int execute(DataSource source) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepare(connection)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Rows of a query, counted exactly up to {@link Total#EXACT_UP_TO}; above that the planner's
   * estimate.
   *
   * @param from from {@code from} on: tables and conditions
   */
  public static Total count(DataSource source, Sql from) {
    long counted =
        of("select count(*) from (select 1 ")
            .add(from)
            .add(" limit ?) capped", Total.EXACT_UP_TO + 1)
            .first(source, row -> row.getLong(1))
            .orElse(0L);
    if (counted <= Total.EXACT_UP_TO) {
      return new Total(counted, true);
    }
    String plan =
        of("explain (format json) select 1 ")
            .add(from)
            .first(source, row -> row.getString(1))
            .orElse("");
    int at = plan.indexOf("\"Plan Rows\":");
    long estimate =
        at < 0 ? counted : Long.parseLong(plan.substring(at + 12, plan.indexOf(',', at)).strip());
    return new Total(Math.max(estimate, counted), false);
  }

  public static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Instant nullableInstant(ResultSet row, String column)
      throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  public static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  public static List<Long> longs(ResultSet row, String column) throws SQLException {
    return List.of((Long[]) row.getArray(column).getArray());
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text.toString());
    int index = 1;
    for (Object value : values) {
      bind(connection, statement, index++, value);
    }
    return statement;
  }

  private static boolean areNumbers(Collection<?> many) {
    for (Object one : many) {
      if (!(one instanceof Long)) {
        return false;
      }
    }
    return true;
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case Instant instant ->
          statement.setObject(index, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
      case Enum<?> word -> statement.setString(index, EnumValues.wire(word));
      case Collection<?> many when areNumbers(many) ->
          statement.setArray(index, connection.createArrayOf("bigint", many.toArray()));
      case Collection<?> many ->
          statement.setArray(
              index,
              connection.createArrayOf(
                  "text",
                  many.stream()
                      .map(one -> one instanceof Enum<?> word ? EnumValues.wire(word) : one)
                      .toArray()));
      default -> statement.setObject(index, value);
    }
  }
}
