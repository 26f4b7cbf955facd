package org.zelodesk.launcher;

import java.io.PrintStream;
import java.util.Locale;

/** Progress for a person: one line for each step of each part, with the seconds since the start. */
final class Console {

  private final PrintStream out;
  private final long start = System.nanoTime();

  Console(PrintStream out) {
    this.out = out;
  }

  static Console standard() {
    return new Console(System.out);
  }

  void step(String part, String step) {
    double seconds = (System.nanoTime() - start) / 1e9;
    say(String.format(Locale.ROOT, "%6.1f s  %-11s %s", seconds, part, step));
  }

  /** What another program said, as it said it, whatever its encoding. */
  synchronized void pass(byte[] bytes, int length) {
    out.write(bytes, 0, length);
    out.flush();
  }

  synchronized void say(String text) {
    out.println(text);
    out.flush();
  }
}
