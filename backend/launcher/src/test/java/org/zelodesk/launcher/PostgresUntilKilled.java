package org.zelodesk.launcher;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that starts a durable database, prints its pid and port, and waits to be killed. */
final class PostgresUntilKilled {

  private PostgresUntilKilled() {}

  public static void main(String[] arguments) throws InterruptedException {
    LocalPostgres postgres = LocalPostgres.durable(Path.of(arguments[0]), 0);
    System.out.println(postgres.process().pid());
    System.out.println(postgres.port());
    new CountDownLatch(1).await();
  }
}
