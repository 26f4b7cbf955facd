package org.zelodesk.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A real mail server that asks for a password, for a desk that is set up to use it. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {

  private static GreenMail server;

  @Override
  public Map<String, String> start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    server.setUser("desk@desk.example", "desk", "secret");
    server.getUserManager().setAuthRequired(true);
    return Map.of(
        "zelodesk.mail.smtp.host", "127.0.0.1",
        "zelodesk.mail.smtp.port", String.valueOf(server.getSmtp().getPort()),
        "zelodesk.mail.smtp.tls", "none",
        "zelodesk.mail.smtp.username", "desk",
        "zelodesk.mail.smtp.password", "secret",
        "zelodesk.mail.from", "Example Desk <desk@desk.example>",
        "zelodesk.web.origin", "https://desk.example");
  }

  @Override
  public void stop() {
    server.stop();
  }

  /** What has arrived for somebody. */
  public static List<MimeMessage> of(String recipient) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> isTo(mail, recipient))
        .toList();
  }

  private static boolean isTo(MimeMessage mail, String recipient) {
    try {
      return mail.getAllRecipients()[0].toString().equals(recipient);
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
