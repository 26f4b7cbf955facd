package org.zelodesk.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Rules of the desk about cases. */
@ConfigMapping(prefix = "zelodesk.cases")
interface CasesConfig {

  /**
   * How long after it was solved a message of the customer reopens a case. What comes later opens a
   * new one, and the case is closed.
   */
  @WithDefault("14d")
  Duration followUpWindow();

  /** How often cases are closed for which that time has passed; {@code off}: never by this node. */
  @WithDefault("1m")
  String closingEvery();
}
