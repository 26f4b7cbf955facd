package org.zelodesk.mail;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can go to: one {@code addr-spec} without comments, quotes or routes, of at
 * most 254 characters (RFC 5321). What is stricter than the RFC keeps commands of SMTP one line
 * each.
 */
public final class MailAddress {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;

  /** Atoms of RFC 5322; each alternative begins differently, so there is one way to match. */
  private static final Pattern LOCAL_PART =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern DOMAIN =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,62}))*");

  private MailAddress() {}

  /** Whether mail can go there, as far as its form says. */
  public static boolean isGood(String address) {
    return ofWire(address).isPresent();
  }

  /** The address as it is said to a server: a domain in other letters is written in ASCII. */
  static Optional<String> ofWire(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1 || address.length() > LONGEST) {
      return Optional.empty();
    }
    String local = address.substring(0, at);
    String domain;
    try {
      domain = IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
    return local.length() <= LONGEST_LOCAL_PART
            && LOCAL_PART.matcher(local).matches()
            && DOMAIN.matcher(domain).matches()
        ? Optional.of(local + "@" + domain)
        : Optional.empty();
  }

  /**
   * @param address a good one
   */
  static String domain(String address) {
    String wire = ofWire(address).orElseThrow();
    return wire.substring(wire.lastIndexOf('@') + 1);
  }
}
