package org.zelodesk.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends processes together with all that they started. */
final class Processes {

  private Processes() {}

  /**
   * Asks a process and its descendants to end, and kills what is still there after the patience.
   */
  static void stopTree(ProcessHandle process, Duration patience) {
    List<ProcessHandle> tree = tree(process);
    tree.forEach(ProcessHandle::destroy);
    if (!ended(tree, patience)) {
      // A descendant may have started another one meanwhile.
      List<ProcessHandle> rest =
          Stream.concat(tree.stream(), tree.stream().flatMap(ProcessHandle::descendants)).toList();
      rest.forEach(ProcessHandle::destroyForcibly);
      ended(rest, Duration.ofSeconds(10));
    }
  }

  static void killTree(ProcessHandle process) {
    List<ProcessHandle> tree = tree(process);
    tree.forEach(ProcessHandle::destroyForcibly);
    ended(tree, Duration.ofSeconds(10));
  }

  /** Sends SIGINT where there are signals; Java itself only knows SIGTERM and SIGKILL. */
  static void interrupt(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static boolean ended(List<ProcessHandle> processes, Duration patience) {
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    try {
      all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ProcessHandle> tree(ProcessHandle process) {
    return Stream.concat(process.descendants(), Stream.of(process)).toList();
  }
}
