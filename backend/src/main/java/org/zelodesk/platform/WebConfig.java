package org.zelodesk.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where people reach the desk. */
@ConfigMapping(prefix = "zelodesk.web")
public interface WebConfig {

  /**
   * The origin of links in mails. It is never taken from a request, whose headers anybody can
   * write.
   */
  @WithDefault("http://localhost:8080")
  URI origin();
}
