package org.zelodesk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Starts several things in the same moment. */
public final class Together {

  private Together() {}

  /** What each of them gave, in their order; the first failure of any. */
  @SafeVarargs
  public static <T> List<T> run(Callable<T>... all) throws Exception {
    CyclicBarrier start = new CyclicBarrier(all.length);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> one : all) {
        running.add(
            threads.submit(
                () -> {
                  start.await(10, TimeUnit.SECONDS);
                  return one.call();
                }));
      }
      List<T> given = new ArrayList<>();
      for (Future<T> one : running) {
        given.add(one.get(60, TimeUnit.SECONDS));
      }
      return given;
    }
  }
}
