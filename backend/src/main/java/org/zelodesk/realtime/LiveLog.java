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

  /** How long a notice waits for a stream that is slow. */
  private static final long NOTICE_KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private record Entry(LoggedEvent event, long readAtNanos) {}

  private record Told(LiveNotice notice, long number, long readAtNanos) {}

  /** Where a stream begins: in the log, and among the notices of this node. */
  record Place(Position position, long noticed) {}

  /**
   * What came since, whoever may see it.
   *
   * @param noticed the number of the last notice, for the next time
   */
  record News(List<LoggedEvent> events, List<LiveNotice> notices, long noticed) {}

  private final EventRepository repository;
  private final NoticeTail tail;
  private final LogSignal signal;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final ArrayDeque<Entry> recent = new ArrayDeque<>();
  private final ArrayDeque<Told> notices = new ArrayDeque<>();
  private long noticed;
  private Position from = Position.START;
  private Position to = Position.START;
  private int listeners;
  private volatile boolean closed;
  private @Nullable Thread reader;

  LiveLog(EventRepository repository, NoticeTail tail, LogSignal signal) {
    this.repository = repository;
    this.tail = tail;
    this.signal = signal;
  }

  /** From now on something listens. @return the end of the log and of the notices */
  Place join() {
    lock.lock();
    try {
      listeners++;
      if (reader == null) {
        from = repository.end();
        to = from;
        recent.clear();
        notices.clear();
        tail.begin();
        reader = Thread.ofVirtual().name("live-log").start(this::read);
      }
      return new Place(to, noticed);
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
   * What came after a position, and the notices after a number; waits for either up to a time.
   * Falls back to the database for a reader who is behind.
   *
   * @return events in order; nothing when the time was over
   */
  News after(Position position, long after, long milliseconds) throws InterruptedException {
    List<LiveNotice> told;
    long last;
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(milliseconds);
      while (to.compareTo(position) <= 0 && noticed <= after && left > 0 && !closed) {
        left = grown.awaitNanos(left);
      }
      told = notices.stream().filter(one -> one.number() > after).map(Told::notice).toList();
      last = noticed;
      if (to.compareTo(position) <= 0) {
        return new News(List.of(), told, last);
      }
      if (position.compareTo(from) >= 0) {
        return new News(fresh(position), told, last);
      }
    } finally {
      lock.unlock();
    }
    return new News(repository.after(position, BATCH), told, last);
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
        List<LiveNotice> told = tail.next();
        lock.lock();
        try {
          if (closed || listeners == 0) {
            reader = null;
            return;
          }
          keep(next);
          tell(told);
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

  private void tell(List<LiveNotice> told) {
    long now = System.nanoTime();
    for (LiveNotice notice : told) {
      notices.addLast(new Told(notice, ++noticed, now));
    }
    while (!notices.isEmpty() && now - notices.getFirst().readAtNanos() > NOTICE_KEPT_NANOS) {
      notices.removeFirst();
    }
    if (!told.isEmpty()) {
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
