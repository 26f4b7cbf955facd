package org.zelodesk.realtime;

import org.zelodesk.platform.Problem;

/**
 * A place in the log: after this event. On the wire it is the opaque {@code cursor}, for example
 * {@code 812-4711}.
 */
record Position(long tx, long id) implements Comparable<Position> {

  static final Position START = new Position(0, 0);

  /**
   * @param name of the parameter or header, for the fault
   */
  static Position parse(String cursor, String name) {
    String[] parts = cursor.split("-", -1);
    try {
      if (parts.length == 2) {
        return new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
      }
    } catch (NumberFormatException forged) {
      // Falls through to the fault.
    }
    throw Problem.of(400, "invalid_cursor").with(new Problem.Fault("?" + name, "wrong_type"));
  }

  String cursor() {
    return tx + "-" + id;
  }

  @Override
  public int compareTo(Position other) {
    return tx == other.tx ? Long.compare(id, other.id) : Long.compare(tx, other.tx);
  }
}
