package org.zelodesk.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes mail, and in whose name.
 *
 * @param trust null: the authorities that this Java trusts
 */
record SmtpSettings(
    String host,
    int port,
    SmtpSecurity security,
    @Nullable String username,
    @Nullable String password,
    @Nullable SSLSocketFactory trust,
    InternetAddress from,
    int connections,
    Duration deadline) {

  /**
   * Empty without a server: mail then stays in the queue.
   *
   * @throws IllegalStateException when what is configured makes no sense, so that the desk does not
   *     start with it
   */
  static Optional<SmtpSettings> of(MailConfig config) {
    MailConfig.Smtp smtp = config.smtp();
    if (smtp.host().isEmpty() || smtp.host().get().isBlank()) {
      return Optional.empty();
    }
    String from =
        config
            .from()
            .orElseThrow(
                () ->
                    new IllegalStateException("zelodesk.mail.smtp.host needs zelodesk.mail.from"));
    return Optional.of(
        new SmtpSettings(
            smtp.host().get().strip(),
            smtp.port().orElse(smtp.tls().port()),
            smtp.tls(),
            smtp.username().orElse(null),
            smtp.password().orElse(null),
            smtp.trustFile().map(SmtpSettings::trusting).orElse(null),
            address(from),
            smtp.connections(),
            smtp.deadline()));
  }

  /** How long whoever takes a mail has it for themselves. */
  Duration lease() {
    return deadline.multipliedBy(2);
  }

  static InternetAddress address(String text) {
    try {
      InternetAddress given = new InternetAddress(text, true);
      String wire =
          MailAddress.ofWire(given.getAddress()).orElseThrow(() -> new AddressException(text));
      return new InternetAddress(wire, given.getPersonal(), StandardCharsets.UTF_8.name());
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalStateException("zelodesk.mail.from is no address: " + text, e);
    }
  }

  private static SSLSocketFactory trusting(String file) {
    try (InputStream pem = Files.newInputStream(Path.of(file))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("trusted-" + store.size(), one);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("zelodesk.mail.smtp.trust-file cannot be used: " + file, e);
    }
  }

  /** Without the password: what a program prints ends in a log. */
  @Override
  public String toString() {
    return "%s:%d (%s)".formatted(host, port, security);
  }
}
