package org.zelodesk.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How mail goes out. */
@ConfigMapping(prefix = "zelodesk.mail")
interface MailConfig {

  /** The desk's own address, with or without a name: {@code Example Desk <desk@example.com>}. */
  Optional<String> from();

  /** How often the queue is looked at; {@code off}: never by this node. */
  @WithDefault("1s")
  String every();

  /** How long mail that has ended can be looked at. */
  @WithDefault("30d")
  Duration kept();

  Smtp smtp();

  /** The server that takes our mail. */
  interface Smtp {

    /** Without it mail stays in the queue. */
    Optional<String> host();

    /** Unless set: 465, 587 or 25, by {@link #tls}. */
    OptionalInt port();

    Optional<String> username();

    Optional<String> password();

    @WithDefault("starttls")
    SmtpSecurity tls();

    /** A file with certificates (PEM) to trust in place of the public authorities. */
    @WithName("trust-file")
    Optional<String> trustFile();

    /** How many mails a node sends at the same time. */
    @WithDefault("4")
    int connections();

    /** The longest that one mail may take; somebody else may take it after twice as long. */
    @WithDefault("2m")
    Duration deadline();
  }
}
