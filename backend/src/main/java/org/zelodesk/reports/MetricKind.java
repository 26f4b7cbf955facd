package org.zelodesk.reports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a number of a metric is. */
@Schema(name = "MetricKind", description = "What a number of a metric is.")
public enum MetricKind {
  /** How many: `value`. */
  COUNT,
  /** How long, in seconds: `calendar` and `business`. */
  DURATION,
  /** `part` of `n`, from 0 to 1: `value`. */
  RATIO,
  /** So many for so many: `value`. */
  RATE,
  /** How many for each case: `spread`. */
  AVERAGE,
  /** How many at the end of the period: `value`. */
  LEVEL
}
