package org.zelodesk.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which instant of a sample decides about the period in which it counts. */
@Schema(
    name = "MetricBasis",
    description = "Which instant decides about the period in which a sample counts.")
public enum MetricBasis {
  /** When the case was opened. */
  CREATED,
  /** When the case was solved last; it counts only while it is solved. */
  SOLVED,
  /** When it happened. */
  EVENT,
  /** When the promise was kept or broken. */
  CLOCK_END,
  /** When the survey was sent. */
  SENT,
  /** When the survey was answered. */
  ANSWER,
  /** The end of the period. */
  PERIOD_END
}
