package org.zelodesk.audit;

import jakarta.inject.Singleton;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes the readers of the log on this node as soon as something was committed here. Only a hint:
 * readers look by themselves too, because other nodes write as well. PostgreSQL's NOTIFY is left
 * out on purpose: it serializes all commits of the database.
 */
@Singleton
public class LogSignal {

  private final TransactionManager transactions;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long count;

  LogSignal(TransactionManager transactions) {
    this.transactions = transactions;
  }

  void afterCommit() {
    try {
      transactions
          .getTransaction()
          .registerSynchronization(
              new Synchronization() {
                @Override
                public void beforeCompletion() {
                  // Nothing to do before the commit.
                }

                @Override
                public void afterCompletion(int status) {
                  if (status == Status.STATUS_COMMITTED) {
                    raise();
                  }
                }
              });
    } catch (RollbackException | SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  private void raise() {
    lock.lock();
    try {
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often something was committed on this node: the same number, nothing new here. */
  public long committed() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something was committed on this node since {@code seen}, or until the time is over.
   *
   * @return the count to pass next time
   */
  public long await(long seen, long milliseconds) throws InterruptedException {
    lock.lock();
    try {
      long left = java.util.concurrent.TimeUnit.MILLISECONDS.toNanos(milliseconds);
      while (count == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return count;
    } finally {
      lock.unlock();
    }
  }
}
