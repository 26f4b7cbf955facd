package org.zelodesk.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be fetched from elsewhere. */
@ConfigMapping(prefix = "zelodesk.outbound")
interface OutboundConfig {

  /** Lets tests fetch from this machine, without TLS and from any port. */
  @WithDefault("false")
  boolean allowLoopback();

  /** From the first name that is looked up to the last byte. */
  @WithDefault("15s")
  Duration deadline();
}
