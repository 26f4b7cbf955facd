package org.zelodesk.satisfaction;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A survey as it is stored. What it may do next is said here. */
record Survey(
    long id,
    long caseId,
    @Nullable String language,
    SurveyState state,
    byte[] nonce,
    Instant solvedAt,
    Instant sendAt,
    @Nullable Instant sentAt,
    @Nullable Instant expiresAt,
    @Nullable Integer rating,
    @Nullable String comment,
    @Nullable Instant answeredAt) {

  /** How long after it was first given an answer can be changed. */
  static final Duration CHANGEABLE = Duration.ofHours(24);

  /** What is told to leads at once. */
  static final int LOW = 2;

  static final int GOOD = 4;

  /** From then on the answer stays; null: there is none. */
  @Nullable Instant finalAt() {
    return answeredAt == null ? null : answeredAt.plus(CHANGEABLE);
  }

  /** Whether somebody who has the link may look at it. */
  boolean isOpen(Instant now) {
    return switch (state) {
      case SENT -> expiresAt != null && now.isBefore(expiresAt);
      case ANSWERED -> expiresAt != null && now.isBefore(expiresAt) || isChangeable(now);
      case SCHEDULED, DUE, EXPIRED, CANCELLED -> false;
    };
  }

  boolean isChangeable(Instant now) {
    Instant end = finalAt();
    return end != null && now.isBefore(end);
  }

  /** Whether its link is out and still good, so that whoever asks gets the same one. */
  boolean isOffered(Instant now) {
    return state == SurveyState.SENT && isOpen(now);
  }
}
