package org.zelodesk.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.zelodesk.mail.Delivery.NotTaken;
import org.zelodesk.mail.Delivery.Whose;

/** Hands one mail to the server, within a time, and says how it ended as exactly as can be said. */
final class SmtpSender {

  private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(10);
  private static final Duration LONGEST_GIVING_UP = Duration.ofSeconds(10);
  private static final int LONGEST_REPLY = 300;
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final SmtpSettings settings;
  private final Session session;

  SmtpSender(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    String limit = String.valueOf(settings.deadline().toMillis());
    Properties properties = new Properties();
    properties.put(
        "mail.smtp.connectiontimeout",
        String.valueOf(Math.min(LONGEST_CONNECTING.toMillis(), settings.deadline().toMillis())));
    properties.put("mail.smtp.timeout", limit);
    properties.put("mail.smtp.quitwait", "false");
    // The name of this machine may be slow to find, and is nothing to tell others.
    properties.put("mail.smtp.localhost", MailAddress.domain(settings.from().getAddress()));
    properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put(
        "mail.smtp.ssl.enable", String.valueOf(settings.security() == SmtpSecurity.REQUIRED));
    String starttls = String.valueOf(settings.security() == SmtpSecurity.STARTTLS);
    properties.put("mail.smtp.starttls.enable", starttls);
    properties.put("mail.smtp.starttls.required", starttls);
    if (settings.trust() != null) {
      properties.put("mail.smtp.ssl.socketFactory", settings.trust());
      properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
    }
    return properties;
  }

  /**
   * @param handOver is asked once, when all but the end of the mail has been said: whether it is
   *     still ours to send. From then on nobody can say that it did not arrive.
   */
  Delivery send(StoredMail mail, BooleanSupplier handOver) {
    Attempt attempt = new Attempt(mail, handOver);
    FutureTask<Delivery> task = new FutureTask<>(attempt::run);
    Thread thread = Thread.ofVirtual().name("mail-" + mail.id()).start(task);
    try {
      return task.get(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      // Closes the connection: a server that says a letter a second never lets a read time out.
      thread.interrupt();
      return givenUp(task, attempt);
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return attempt.failed("interrupted", null);
    } catch (ExecutionException e) {
      throw new IllegalStateException("mail " + mail.id(), e.getCause());
    }
  }

  private static Delivery givenUp(FutureTask<Delivery> task, Attempt attempt) {
    try {
      Delivery ended = task.get(LONGEST_GIVING_UP.toMillis(), TimeUnit.MILLISECONDS);
      return ended instanceof NotTaken || ended instanceof Delivery.Unknown
          ? attempt.failed("timed_out", null)
          : ended;
    } catch (TimeoutException | ExecutionException e) {
      return attempt.failed("timed_out", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return attempt.failed("interrupted", null);
    }
  }

  /** Somebody else has the mail by now. */
  private static final class OvertakenException extends MessagingException {
    private static final long serialVersionUID = 1;
  }

  /** One attempt. */
  private final class Attempt {

    private final StoredMail mail;
    private final BooleanSupplier handOver;
    private volatile boolean whole;

    Attempt(StoredMail mail, BooleanSupplier handOver) {
      this.mail = mail;
      this.handOver = handOver;
    }

    Delivery run() throws MessagingException {
      String recipient = MailAddress.ofWire(mail.recipient()).orElse(null);
      if (recipient == null) {
        return new NotTaken(Whose.MAIL, "address", null);
      }
      InternetAddress to = new InternetAddress(recipient);
      MimeMessage message = message(to);
      try (Connection connection = new Connection(session)) {
        try {
          connection.connect(
              settings.host(), settings.port(), settings.username(), settings.password());
        } catch (AuthenticationFailedException refused) {
          return new NotTaken(Whose.SERVER, "not_authenticated", connection.reply());
        } catch (MessagingException e) {
          boolean tls = hasCause(e, SSLException.class) || isAboutStartTls(e);
          return new NotTaken(Whose.SERVER, tls ? "tls" : "unreachable", connection.reply());
        }
        try {
          connection.sendMessage(message, new Address[] {to});
          return new Delivery.Taken();
        } catch (OvertakenException e) {
          return new Delivery.Overtaken();
        } catch (MessagingException e) {
          return refusal(e, connection.reply());
        }
      }
    }

    /**
     * What follows from a failure: an answer of the server if there was one, else where it broke.
     */
    private Delivery refusal(MessagingException failure, @Nullable String reply) {
      for (Exception one = failure;
          one != null;
          one = one instanceof MessagingException more ? more.getNextException() : null) {
        int code =
            switch (one) {
              case SMTPAddressFailedException of -> of.getReturnCode();
              case SMTPSenderFailedException of -> of.getReturnCode();
              case SMTPSendFailedException of -> of.getReturnCode();
              default -> 0;
            };
        if (code >= 400) {
          return new NotTaken(whose(code), "refused", reply);
        }
      }
      return failed("connection_lost", null);
    }

    Delivery failed(String code, @Nullable String reply) {
      return whole ? new Delivery.Unknown(code) : new NotTaken(Whose.SERVER, code, reply);
    }

    private MimeMessage message(InternetAddress to) throws MessagingException {
      MimeMessage message =
          new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", mail.messageId());
            }
          };
      message.setFrom(mail.sender() == null ? settings.from() : new InternetAddress(mail.sender()));
      message.setRecipient(Message.RecipientType.TO, to);
      message.setSubject(mail.subject(), UTF_8);
      message.setSentDate(Date.from(mail.queuedAt()));
      // RFC 3834: so that no machine answers. Precedence is no standard, and lists have it too.
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("X-Auto-Response-Suppress", "All");
      message.setHeader("Content-Language", mail.language());
      MimeMultipart bodies = new MimeMultipart("alternative");
      bodies.addBodyPart(text(mail.text(), "plain"));
      bodies.addBodyPart(text(mail.html(), "html"));
      if (mail.files().isEmpty()) {
        message.setContent(bodies);
      } else {
        MimeMultipart all = new MimeMultipart("mixed");
        MimeBodyPart first = new MimeBodyPart();
        first.setContent(bodies);
        all.addBodyPart(first);
        for (OutgoingMail.File file : mail.files()) {
          all.addBodyPart(part(file));
        }
        message.setContent(all);
      }
      message.saveChanges();
      return message;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
      MimeBodyPart part = new MimeBodyPart();
      part.setText(text, UTF_8, subtype);
      // Short lines of plain letters, whatever is in it.
      part.setHeader("Content-Transfer-Encoding", "quoted-printable");
      return part;
    }

    private static MimeBodyPart part(OutgoingMail.File file) throws MessagingException {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(
          new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
      part.setHeader("Content-Transfer-Encoding", "base64");
      part.setFileName(file.name());
      part.setDisposition(Part.ATTACHMENT);
      return part;
    }

    /** A connection that asks before it says that the mail is whole. */
    private final class Connection extends SMTPTransport {

      Connection(Session within) {
        super(within, null);
      }

      @Override
      protected void finishData() throws IOException, MessagingException {
        if (!handOver.getAsBoolean()) {
          throw new OvertakenException();
        }
        whole = true;
        super.finishData();
      }

      @Override
      public synchronized void close() {
        try {
          super.close();
        } catch (MessagingException e) {
          // The server has heard all it needs; that it has hung up too is no news.
        }
      }

      /** What the server said last, as one line. */
      @Nullable String reply() {
        String said = getLastServerResponse();
        if (said == null || getLastReturnCode() < 200) {
          return null;
        }
        String line = OutgoingMail.line(said);
        return line.length() > LONGEST_REPLY ? line.substring(0, LONGEST_REPLY) : line;
      }
    }
  }

  /** Some answers are about us or the server, whichever the mail. */
  private static Whose whose(int code) {
    return switch (code) {
      case 421, 432, 454, 530, 534, 535, 538 -> Whose.SERVER;
      default -> code >= 500 ? Whose.MAIL : Whose.MAIL_FOR_NOW;
    };
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (type.isInstance(one)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAboutStartTls(MessagingException failure) {
    return String.valueOf(failure.getMessage()).contains("STARTTLS");
  }
}
