package org.zelodesk.outbound;

/** Nothing could be fetched. */
public final class OutboundException extends Exception {

  private static final long serialVersionUID = 1;

  /** Why; all that whoever entered the address gets to know. */
  public enum Reason {
    /** The address, or one that it leads to, is none that is fetched from. */
    ADDRESS_FORBIDDEN,
    /** No such name, no connection, or no valid certificate. */
    UNREACHABLE,
    TIMED_OUT,
    /** Another answer than 200. */
    REFUSED,
    TOO_MANY_REDIRECTS,
    TOO_LARGE
  }

  private final Reason reason;

  OutboundException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
