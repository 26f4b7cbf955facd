package org.zelodesk.realtime;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.LogSignal;

/**
 * The newest part of the log, read once for all streams of this node. It reads only while somebody
 * listens: at once after a commit on this node, and every 200 ms for what other nodes wrote.
 */
@Singleton
class LiveLog {

  private static final Logger LOG = Logger.getLogger(LiveLog.class);
  private static final long POLL_MILLISECONDS = 200;
  private static final int BATCH = 500;

  /**
   * What decides about access is as old as the entry; an entry is handed out from memory for this
   * long only.
   */
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private record Entry(LoggedEvent event, long readAtNanos) {}

  private final EventRepository repository;
  private final LogSignal signal;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final ArrayDeque<Entry> recent = new ArrayDeque<>();
  private Position from = Position.START;
  private Position to = Position.START;
  private int listeners;
  private volatile boolean closed;
  private @Nullable Thread reader;

  LiveLog(EventRepository repository, LogSignal signal) {
    this.repository = repository;
    this.signal = signal;
  }

  /** From now on something listens. @return the end of the log */
  Position join() {
    lock.lock();
    try {
      listeners++;
      if (reader == null) {
        from = repository.end();
        to = from;
        recent.clear();
        reader = Thread.ofVirtual().name("live-log").start(this::read);
      }
      return to;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      listeners--;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * What came after a position; waits for it up to a time. Falls back to the database for a reader
   * who is behind.
   *
   * @return in order, whoever may see them; empty when the time was over
   */
  List<LoggedEvent> after(Position position, long milliseconds) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(milliseconds);
      while (to.compareTo(position) <= 0 && left > 0 && !closed) {
        left = grown.awaitNanos(left);
      }
      if (to.compareTo(position) <= 0) {
        return List.of();
      }
      if (position.compareTo(from) >= 0) {
        return fresh(position);
      }
    } finally {
      lock.unlock();
    }
    return repository.after(position, BATCH);
  }

  private List<LoggedEvent> fresh(Position position) {
    List<LoggedEvent> found = new ArrayList<>();
    for (Entry entry : recent) {
      if (entry.event.position().compareTo(position) > 0) {
        found.add(entry.event);
      }
    }
    return found;
  }

  void close(@Observes ShutdownEvent event) {
    lock.lock();
    try {
      closed = true;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void read() {
    long seen = 0;
    while (true) {
      try {
        List<LoggedEvent> next = repository.after(to, BATCH);
        lock.lock();
        try {
          if (closed || listeners == 0) {
            reader = null;
            return;
          }
          keep(next);
        } finally {
          lock.unlock();
        }
        if (next.size() < BATCH) {
          seen = signal.await(seen, POLL_MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warnf("the log could not be read, trying again: %s", e.getMessage());
        pause();
      }
    }
  }

  private void keep(List<LoggedEvent> next) {
    long now = System.nanoTime();
    for (LoggedEvent event : next) {
      recent.addLast(new Entry(event, now));
      to = event.position();
    }
    while (!recent.isEmpty() && now - recent.getFirst().readAtNanos > KEPT_NANOS) {
      from = recent.removeFirst().event.position();
    }
    if (!next.isEmpty()) {
      grown.signalAll();
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
