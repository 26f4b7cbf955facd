package org.zelodesk.bulk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of bulk jobs. */
@ConfigMapping(prefix = "zelodesk.bulk")
interface BulkConfig {

  /** How many cases one query may select. */
  @WithDefault("10000")
  int mostCases();

  /** How many jobs of one person may be under way. */
  @WithDefault("20")
  int mostUnderWay();

  /** How long after its end a job can be undone. */
  @WithDefault("24h")
  Duration undoWindow();

  /** How long after its end a job can be looked at. */
  @WithDefault("30d")
  Duration kept();
}
