package org.zelodesk.satisfaction;

/** Why the customer of a solved case is not asked. */
enum NotAsked {
  SWITCHED_OFF,
  /** It was taken up again. */
  REOPENED,
  MERGED,
  DISCARDED,
  /** It was brought in from elsewhere, with its end. */
  IMPORTED,
  /** A machine opened it, or the customer never spoke in it. */
  AUTOMATED,
  OTHER_CHANNEL,
  SAMPLED_OUT,
  /** The customer was asked not long ago. */
  QUIET,
  /** It was solved so long ago that the survey would have expired. */
  TOO_LATE
}
