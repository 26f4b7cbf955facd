package org.zelodesk.drafts;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Drafts go along when their case is merged. By itself, because merging is below drafts. */
@Singleton
public class DraftMoves {

  private final DraftRepository repository;

  DraftMoves(DraftRepository repository) {
    this.repository = repository;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void follow(long from, long into) {
    repository.follow(from, into);
  }

  /** What followed a merge returns when it is taken back. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void returnTo(long origin, long from) {
    repository.returnTo(origin, from);
  }
}
