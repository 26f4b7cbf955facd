package org.zelodesk.satisfaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How surveys are planned and their links are signed; the rest is in the desk's own settings. */
@ConfigMapping(prefix = "zelodesk.satisfaction")
interface SatisfactionConfig {

  /** How often solved cases and due surveys are looked for; {@code off}: never by this node. */
  @WithDefault("10s")
  String every();

  /** Signs links of surveys; without it the nodes share one that is kept in the database. */
  Optional<String> linkKey();
}
