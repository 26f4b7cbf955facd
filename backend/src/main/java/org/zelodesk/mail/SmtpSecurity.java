package org.zelodesk.mail;

/** How the connection to the server is kept from others. There is no falling back. */
enum SmtpSecurity {
  /** TLS from the first byte, RFC 8314. */
  REQUIRED(465),
  /** In the clear until STARTTLS; a server that does not offer it gets nothing. */
  STARTTLS(587),
  /** For a relay on this machine or in the same private network. */
  NONE(25);

  private final int port;

  SmtpSecurity(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }
}
