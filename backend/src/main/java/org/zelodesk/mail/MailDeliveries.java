package org.zelodesk.mail;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** What became of mail, for whoever cares for the desk's settings. */
@Singleton
public class MailDeliveries {

  /** Whoever has it tried again wants it, however old it is. */
  private static final Duration WANTED = Duration.ofDays(1);

  private final OutgoingMailRepository repository;
  private final MailWork work;
  private final Clock clock;

  MailDeliveries(OutgoingMailRepository repository, MailWork work, Clock clock) {
    this.repository = repository;
    this.work = work;
    this.clock = clock;
  }

  Page<MailDelivery> list(@Nullable MailState state, PageRequest page) {
    String query = "mail|" + state;
    return page.page(
        query,
        repository.page(state, page.afterId(query), page.limit + 1),
        mail -> List.of(mail.id()),
        () -> repository.count(state));
  }

  MailDelivery get(long id) {
    return repository.find(id).orElseThrow(Problem::notFound);
  }

  /** Has a mail tried now that was not sent, also one that had ended. */
  @Transactional
  public MailDelivery retry(long id) {
    Instant now = clock.instant();
    if (!repository.retry(id, now, now.plus(WANTED))) {
      MailState state = get(id).state();
      throw Problem.conflict("mail_sent", EnumValues.wire(state)).with("state", state);
    }
    return get(id);
  }

  MailStatus status() {
    SmtpSettings settings = work.settings();
    OutgoingMailRepository.Waiting waiting = repository.waiting(clock.instant());
    return new MailStatus(
        settings != null,
        settings == null ? null : settings.host(),
        settings == null ? null : settings.from().getAddress(),
        waiting.mails(),
        waiting.oldest() == null ? null : waiting.oldest().toSeconds(),
        waiting.failed(),
        work.pausedUntil());
  }
}
