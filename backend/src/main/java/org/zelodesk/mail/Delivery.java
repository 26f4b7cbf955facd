package org.zelodesk.mail;

import org.jspecify.annotations.Nullable;

/** How an attempt to hand over a mail ended. */
sealed interface Delivery {

  /** The server has taken it. */
  record Taken() implements Delivery {}

  /**
   * It has not arrived.
   *
   * @param code a word of ours
   * @param text what the server said, if it said anything
   */
  record NotTaken(Whose whose, String code, @Nullable String text) implements Delivery {}

  /** The connection ended after the mail was whole and before the server said anything to it. */
  record Unknown(String code) implements Delivery {}

  /** Somebody else has this mail by now; it was not handed over. */
  record Overtaken() implements Delivery {}

  /** Whose fault it is that a mail was not taken, which decides what happens next. */
  enum Whose {
    /** The mail's, for good (5xx). */
    MAIL,
    /** The mail's, for now (4xx). */
    MAIL_FOR_NOW,
    /** The server's, or the way's: no mail would get through. */
    SERVER
  }
}
