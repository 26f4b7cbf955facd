package org.zelodesk.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jboss.logging.Logger;

/** What is to follow the end of the current transaction. */
@Singleton
class Outcome {

  private static final Logger LOG = Logger.getLogger(Outcome.class);

  private final TransactionSynchronizationRegistry transactions;

  Outcome(TransactionSynchronizationRegistry transactions) {
    this.transactions = transactions;
  }

  void onCommit(Runnable step) {
    register(true, step);
  }

  void onRollback(Runnable step) {
    register(false, step);
  }

  private void register(boolean committed, Runnable step) {
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nothing to do before the end.
          }

          @Override
          public void afterCompletion(int status) {
            if ((status == Status.STATUS_COMMITTED) == committed) {
              try {
                step.run();
              } catch (RuntimeException e) {
                LOG.errorf(e, "a step after the %s failed", committed ? "commit" : "rollback");
              }
            }
          }
        });
  }
}
