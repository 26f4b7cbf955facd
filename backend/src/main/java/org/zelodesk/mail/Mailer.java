package org.zelodesk.mail;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.zelodesk.platform.WebConfig;

/** The door for whoever wants mail to go out. */
@Singleton
public class Mailer {

  private final OutgoingMailRepository repository;
  private final MailWork work;
  private final WebConfig web;
  private final Clock clock;

  Mailer(OutgoingMailRepository repository, MailWork work, WebConfig web, Clock clock) {
    this.repository = repository;
    this.work = work;
    this.web = web;
    this.clock = clock;
  }

  /** Whether there is a server; without one, mail stays in the queue. */
  public boolean isConfigured() {
    return work.settings() != null;
  }

  /**
   * Queues a mail in the caller's transaction: it goes out if, and only if, that commits.
   *
   * @return false when there is one under this key already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean queue(OutgoingMail mail) {
    return repository.insert(mail, messageId(), clock.instant()).isPresent();
  }

  /**
   * Where the mails of these keys stand; one that was never queued, or was forgotten, is absent.
   */
  public Map<String, MailState> states(Collection<String> purposeKeys) {
    return repository.states(purposeKeys);
  }

  private String messageId() {
    SmtpSettings settings = work.settings();
    String domain =
        settings == null
            ? web.origin().getHost()
            : MailAddress.domain(settings.from().getAddress());
    return "<zd." + UUID.randomUUID() + "@" + domain + ">";
  }
}
