package org.zelodesk.bench;

import java.time.Duration;
import java.util.List;

/** Something that the load is put on. */
interface Target {

  /**
   * Keeps so many connections busy: each asks, waits for the answer, and asks again.
   *
   * @param mix the operations in turn, at random; one that stands in it twice comes twice as often
   */
  Sample run(List<Operation> mix, int connections, Duration duration);

  /** Asks so often, one after the other. */
  void repeat(Operation operation, int times);
}
