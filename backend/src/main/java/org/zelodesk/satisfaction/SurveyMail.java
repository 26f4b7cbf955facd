package org.zelodesk.satisfaction;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.mail.MailAddress;
import org.zelodesk.mail.MailBody;
import org.zelodesk.mail.Mailer;
import org.zelodesk.mail.OutgoingMail;
import org.zelodesk.platform.Messages;
import org.zelodesk.platform.WebConfig;

/**
 * Asks by mail, where there is a mail server and the customer's address is verified. The mail holds
 * nothing that anybody wrote: not even the subject of the case.
 */
@Singleton
class SurveyMail {

  private final SurveyRepository repository;
  private final SurveyLinks links;
  private final Mailer mailer;
  private final Messages messages;
  private final WebConfig web;
  private final EventLog log;

  SurveyMail(
      SurveyRepository repository,
      SurveyLinks links,
      Mailer mailer,
      Messages messages,
      WebConfig web,
      EventLog log) {
    this.repository = repository;
    this.links = links;
    this.mailer = mailer;
    this.messages = messages;
    this.web = web;
    this.log = log;
  }

  /**
   * Hands out the link of a survey whose time has come, in the caller's transaction.
   *
   * @return false when there is nowhere to send it: then somebody has to ask for it
   */
  boolean ask(long surveyId, SolvedCase one, Instant now, Instant expiresAt) {
    if (!mailer.isConfigured()) {
      return false;
    }
    String address =
        repository.verifiedAddress(one.requesterId()).filter(MailAddress::isGood).orElse(null);
    if (address == null) {
      return false;
    }
    Survey sent = repository.send(surveyId, links.nonce(), now, expiresAt);
    log.append(
        NewEvent.beside(
            "survey.sent",
            one.id(),
            surveyId,
            Author.SYSTEM,
            now,
            Map.of("expiresAt", expiresAt, "by", "mail")));
    Locale locale = messages.negotiate(one.language());
    String until =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(locale)
            .format(expiresAt.atOffset(ZoneOffset.UTC));
    MailBody body =
        new MailBody(locale)
            .title(messages.get(locale, "mail.survey.title"))
            .paragraph(messages.get(locale, "mail.survey.question", String.valueOf(one.id())))
            .link(messages.get(locale, "mail.survey.answer"), web.origin().resolve(links.of(sent)))
            .small(messages.get(locale, "mail.survey.until", until));
    mailer.queue(
        new OutgoingMail(
            "survey",
            "survey:" + surveyId,
            null,
            address,
            messages.get(locale, "mail.survey.subject", String.valueOf(one.id())),
            body.text(),
            body.html(),
            locale,
            List.of(),
            expiresAt));
    return true;
  }
}
