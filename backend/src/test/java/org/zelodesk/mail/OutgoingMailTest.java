package org.zelodesk.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.ScriptedSmtp;
import org.zelodesk.testing.ScriptedSmtp.Behaviour;
import org.zelodesk.testing.World;

/** Mail that is asked for arrives, once, whatever the server and the nodes do. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class OutgoingMailTest {

  private static final String ANN = "ann@example.com";
  private static final String BEA = "bea@example.com";

  @Inject Mailer mailer;
  @Inject OutgoingMailRepository repository;
  @Inject Clock clock;

  private final List<MailWork> nodes = new ArrayList<>();
  private ScriptedSmtp server;

  @BeforeEach
  void theWorld() {
    World.restore();
    World.sql("delete from outgoing_mails");
    server = new ScriptedSmtp();
  }

  @AfterEach
  void close() throws InterruptedException {
    server.close();
    for (MailWork node : nodes) {
      node.stop();
    }
  }

  // The queue

  @Test
  void aMailIsQueuedOnceAndOnlyWithItsTransaction() {
    assertThat(queue("a", ANN)).isTrue();
    assertThat(queue("a", ANN)).isFalse();
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          mailer.queue(mail("b", ANN));
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");
    assertThatThrownBy(() -> mailer.queue(mail("c", ANN)))
        .isInstanceOf(jakarta.transaction.TransactionalException.class);
    assertThat(states()).containsExactly("a queued 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.com\r\nBcc: x@example.com",
        "a@example.com\nRCPT TO:<x@example.com>",
        "a\u2028b@example.com",
        "a b@example.com",
        "a@example.com,b@example.com",
        "<a@example.com>",
        "\"a\"@example.com",
        "a@exam\u0000ple.com",
        "=?utf-8?q?a=0ABcc:x?=@",
        "a@",
        "@example.com",
        "ann",
        ".a@example.com",
        "ä@example.com"
      })
  void noAddressIsMoreThanOne(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> mail("x", address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Hi\r\nBcc: x@example.com", "Hi\nthere", "a\u2028b", "a\u000bb", "\u0000", " "})
  void noSubjectAndNoFileNameIsMoreThanALine(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> mail("x", ANN, text, List.of()));
    OutgoingMail.File file = new OutgoingMail.File(text, "text/csv", new byte[1]);
    assertThatIllegalArgumentException().isThrownBy(() -> mail("x", ANN, "Hi", List.of(file)));
    assertThat(OutgoingMail.line(text)).doesNotContainPattern("[\\p{Cntrl}\\u2028]");
  }

  @Test
  void withoutAServerMailWaitsAndTheDeskSaysSo() {
    queue("a", ANN);
    MailWork none = new MailWork(repository, Optional.empty(), Duration.ofDays(30), clock);
    none.work();
    assertThat(states()).containsExactly("a queued 0");
    Http.Answer status = Http.call(Persona.ADMIN.token(), "GET", "/api/v1/mail-status", null);
    assertThat(status.json().path("configured").asBoolean()).isFalse();
    assertThat(status.json().path("host").isNull()).isTrue();
    assertThat(status.json().path("waiting").asInt()).isEqualTo(1);
    assertThat(status.json().path("oldestSeconds").asInt()).isLessThan(60);
    Http.Answer list = Http.call(Persona.ADMIN.token(), "GET", "/api/v1/mail-deliveries", null);
    assertThat(list.json().at("/data/0/recipient").asText()).isEqualTo(ANN);
    assertThat(list.body()).doesNotContain("What it says");
  }

  // What goes over the wire

  @Test
  void aRealServerGetsWhatWasMeantInEveryPart() throws Exception {
    GreenMail real = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    real.start();
    try {
      byte[] content = "=1+1,\"ö\"\r\n".getBytes(StandardCharsets.UTF_8);
      OutgoingMail mail =
          new OutgoingMail(
              "test",
              "real",
              null,
              "мария@пример.рф".replace("мария", "maria"),
              "Отчёт «Неделя»: ещё длиннее, чем помещается в одну строку заголовка, и с эмодзи 🎉",
              "Первая\n.\nпосле точки\n" + "ы".repeat(2_000),
              "<p>a &lt; b</p>",
              Locale.of("ru"),
              List.of(new OutgoingMail.File("отчёт №1.csv", "text/csv", content)),
              clock.instant().plusSeconds(600));
      QuarkusTransaction.requiringNew().run(() -> mailer.queue(mail));
      node(real.getSmtp().getPort()).work();
      await().until(() -> states().equals(List.of("real sent 1")));
      MimeMessage[] all = real.getReceivedMessages();
      assertThat(all).hasSize(1);
      MimeMessage got = all[0];
      assertThat(got.getSubject()).isEqualTo(mail.subject());
      assertThat(got.getFrom()[0].toString()).isEqualTo("Example Desk <desk@desk.example>");
      assertThat(got.getAllRecipients()[0].toString()).isEqualTo("maria@xn--e1afmkfd.xn--p1ai");
      assertThat(got.getHeader("Message-ID"))
          .containsExactly(World.text("select message_id from outgoing_mails"));
      assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(got.getHeader("Precedence")).isNull();
      assertThat(Collections.list(got.getAllHeaders()).stream().map(one -> one.getName()))
          .containsExactlyInAnyOrder(
              "Return-Path",
              "Received",
              "Date",
              "From",
              "To",
              "Message-ID",
              "Subject",
              "MIME-Version",
              "Content-Type",
              "Auto-Submitted",
              "X-Auto-Response-Suppress",
              "Content-Language");
      Multipart parts = (Multipart) got.getContent();
      Multipart bodies = (Multipart) parts.getBodyPart(0).getContent();
      assertThat(bodies.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
          .isEqualTo(mail.text());
      assertThat(bodies.getBodyPart(1).getContentType()).startsWith("text/html");
      assertThat(bodies.getBodyPart(1).getContent()).isEqualTo(mail.html());
      assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("отчёт №1.csv");
      assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(content);
    } finally {
      real.stop();
    }
  }

  @Test
  void aServerThatIsNotWhoItSaysGetsNothing() {
    GreenMail real = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    real.start();
    try {
      queue("a", ANN);
      MailWork node =
          node(settings(real.getSmtps().getPort(), SmtpSecurity.REQUIRED, Duration.ofSeconds(10)));
      node.work();
      // The server tells of its own disappointment in a thread of its own.
      await().dontCatchUncaughtExceptions().until(() -> states().equals(List.of("a queued 1")));
      assertThat(World.text("select error_code from outgoing_mails")).isEqualTo("tls");
      assertThat(real.getReceivedMessages()).isEmpty();
    } finally {
      real.stop();
    }
  }

  @Test
  void aServerWithoutStartTlsGetsNothing() {
    queue("a", ANN);
    node(settings(server.port(), SmtpSecurity.STARTTLS, Duration.ofSeconds(10))).work();
    await().until(() -> states().equals(List.of("a queued 1")));
    assertThat(World.text("select error_code from outgoing_mails")).isEqualTo("tls");
    assertThat(server.got()).isEmpty();
  }

  // Servers that fail

  @Test
  void whatIsRefusedForNowIsTriedAgainAtGrowingDistances() {
    server.will(ANN, Behaviour.LATER, Behaviour.LATER);
    queue("a", ANN);
    MailWork node = node(server.port());
    node.work();
    await().until(() -> states().equals(List.of("a queued 1")));
    assertThat(World.text("select error_code || ' ' || error_text from outgoing_mails"))
        .isEqualTo("refused 451 4.7.1 greylisted");
    assertThat(secondsToNext()).isBetween(50L, 60L);
    node.work();
    assertThat(states()).containsExactly("a queued 1");
    again(node, "a queued 2");
    assertThat(secondsToNext()).isBetween(110L, 120L);
    again(node, "a sent 3");
    assertThat(server.got(ANN)).hasSize(1);
    assertThat(World.text("select error_code from outgoing_mails")).isNull();
  }

  @Test
  void theTryingHasAnEnd() {
    server.will(ANN, Behaviour.LATER);
    queue("a", ANN);
    World.sql("update outgoing_mails set send_before = now() + interval '30 seconds'");
    MailWork node = node(server.port());
    node.work();
    await().until(() -> states().equals(List.of("a failed 1")));
    queue("b", BEA);
    World.sql(
        "update outgoing_mails set send_before = now() - interval '1 second' where purpose_key = 'b'");
    node.work();
    await().until(() -> states().equals(List.of("a failed 1", "b failed 1")));
    assertThat(World.text("select error_code from outgoing_mails where purpose_key = 'b'"))
        .isEqualTo("too_late");
    assertThat(server.got()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNKNOWN", "REJECT"})
  void whatIsRefusedForGoodIsNotTriedAgainUntilSomebodyWantsIt(Behaviour refusal) {
    server.will(ANN, refusal);
    queue("a", ANN);
    queue("b", BEA);
    MailWork node = node(server.port());
    node.work();
    await().until(() -> states().equals(List.of("a failed 1", "b sent 1")));
    assertThat(World.text("select error_text from outgoing_mails where purpose_key = 'a'"))
        .startsWith(refusal == Behaviour.UNKNOWN ? "550" : "554");
    long id = World.count("select id from outgoing_mails where purpose_key = 'a'");
    String path = "/api/v1/mail-deliveries/" + id;
    assertThat(
            Http.call(
                    Persona.ADMIN.token(),
                    "GET",
                    "/api/v1/mail-deliveries?state=failed&count=true",
                    null)
                .json()
                .at("/page/total")
                .asInt())
        .isEqualTo(1);
    Http.Answer retried = Http.call(Persona.ADMIN.token(), "POST", path + "/retry", null);
    assertThat(retried.json().path("state").asText()).as(retried.body()).isEqualTo("queued");
    node.work();
    await().until(() -> states().equals(List.of("a sent 1", "b sent 1")));
    Http.Answer twice = Http.call(Persona.ADMIN.token(), "POST", path + "/retry", null);
    assertThat(twice.status() + " " + twice.json().path("code").asText())
        .isEqualTo("409 mail_sent");
    assertThat(server.got(ANN)).hasSize(1);
  }

  @Test
  void whatIsCutInTheMiddleIsSentAgain() {
    server.will(ANN, Behaviour.CUT_WITHIN);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                mailer.queue(
                    mail(
                        "a",
                        ANN,
                        "Big",
                        List.of(
                            new OutgoingMail.File(
                                "a.bin", "application/octet-stream", new byte[4_000_000])))));
    MailWork node = node(server.port());
    node.work();
    await().until(() -> states().equals(List.of("a queued 1")));
    again(node, "a sent 2");
    assertThat(server.got(ANN)).hasSize(1);
  }

  @Test
  void whatMayHaveArrivedIsSentOnceMoreUnderTheSameIdAndThenLeftToPeople() {
    server.will(ANN, Behaviour.CUT_AFTER);
    server.will(BEA, Behaviour.CUT_AFTER, Behaviour.CUT_AFTER);
    queue("a", ANN);
    queue("b", BEA);
    MailWork node = node(server.port());
    node.work();
    await().until(() -> states().equals(List.of("a uncertain 1", "b uncertain 1")));
    World.sql("update outgoing_mails set next_attempt_at = now() - interval '1 second'");
    node.work();
    await().until(() -> states().equals(List.of("a sent 2", "b uncertain 2")));
    assertThat(World.count("select count(*) from outgoing_mails where next_attempt_at is not null"))
        .isZero();
    for (String recipient : List.of(ANN, BEA)) {
      assertThat(server.got(recipient)).hasSize(2);
      assertThat(server.got(recipient).stream().map(ScriptedSmtp.Got::messageId).distinct())
          .hasSize(1);
    }
  }

  @Test
  void aServerThatSaysNothingKeepsNobodyElseWaiting() {
    server.will(ANN, Behaviour.SILENT);
    queue("a", ANN);
    IntStream.range(0, 20).forEach(i -> queue("b" + i, "b" + i + "@example.com"));
    MailWork node = node(settings(server.port(), SmtpSecurity.NONE, Duration.ofSeconds(8)));
    long start = System.nanoTime();
    node.work();
    await()
        .until(() -> World.count("select count(*) from outgoing_mails where state = 'sent'") == 20);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                World.text("select state from outgoing_mails where purpose_key = 'a'")
                    .equals("uncertain"));
    assertThat(World.text("select error_code from outgoing_mails where purpose_key = 'a'"))
        .isEqualTo("timed_out");
    World.sql(
        "update outgoing_mails set next_attempt_at = now() - interval '1 second' where purpose_key = 'a'");
    node.work();
    await()
        .until(() -> World.count("select count(*) from outgoing_mails where state = 'sent'") == 21);
    assertThat(server.got(ANN).stream().map(ScriptedSmtp.Got::messageId).distinct()).hasSize(1);
  }

  @Test
  void aServerThatSaysALetterASecondIsGivenUp() {
    server.willGreet(Behaviour.SLOW);
    queue("a", ANN);
    MailWork node = node(settings(server.port(), SmtpSecurity.NONE, Duration.ofSeconds(3)));
    node.work();
    await().atMost(Duration.ofSeconds(20)).until(() -> states().equals(List.of("a queued 1")));
    assertThat(World.text("select error_code from outgoing_mails")).isEqualTo("timed_out");
    again(node, "a sent 2");
    assertThat(server.got()).hasSize(1);
  }

  @Test
  void aServerThatIsDownIsLeftAloneAndNoMailIsWorseOff() {
    int port = server.port();
    server.close();
    IntStream.range(0, 30).forEach(i -> queue("m" + i, "m" + i + "@example.com"));
    MailWork node = node(port);
    node.work();
    await().until(() -> node.pausedUntil() != null);
    long tried = World.count("select sum(attempts) from outgoing_mails");
    assertThat(tried).isLessThan(10);
    node.work();
    node.work();
    assertThat(
            World.count("select count(*) from outgoing_mails where state in ('queued', 'sending')"))
        .isEqualTo(30);
    await()
        .until(
            () -> World.count("select count(*) from outgoing_mails where state = 'sending'") == 0);
    assertThat(World.count("select sum(attempts) from outgoing_mails")).isLessThan(10);
  }

  @Test
  void aBusyServerIsNoFaultOfTheMail() {
    server.willGreet(Behaviour.BUSY);
    queue("a", ANN);
    MailWork node = node(server.port());
    node.work();
    await().until(() -> states().equals(List.of("a queued 1")));
    again(node, "a sent 2");
  }

  // Nodes that die, freeze and compete

  @Test
  void aMailWhoseNodeDiedIsTakenOver() {
    queue("a", ANN);
    queue("b", BEA);
    Instant now = clock.instant();
    StoredMail a = repository.take(now, now.plusMillis(1)).orElseThrow();
    StoredMail b = repository.take(now, now.plusSeconds(60)).orElseThrow();
    assertThat(repository.handOver(b, now)).isTrue();
    World.sql(
        "update outgoing_mails set next_attempt_at = now() - interval '1 second' where purpose_key = 'b'");
    MailWork other = node(server.port());
    other.work();
    await().until(() -> states().equals(List.of("a sent 2", "b sent 2")));
    assertThat(
            World.text(
                "select string_agg(doubts::text, ',' order by purpose_key) from outgoing_mails"))
        .isEqualTo("0,1");
    // The one that was only frozen changes nothing, and must not send.
    assertThat(repository.handOver(a, now)).isFalse();
    assertThat(repository.sent(b, now)).isFalse();
    repository.end(a, MailState.FAILED, "late", null, now);
    assertThat(states()).containsExactly("a sent 2", "b sent 2");
  }

  @Test
  void aNodeThatWasOvertakenDoesNotEndTheMail() {
    queue("a", ANN);
    Instant now = clock.instant();
    StoredMail mine = repository.take(now, now.plusSeconds(60)).orElseThrow();
    SmtpSender sender =
        new SmtpSender(settings(server.port(), SmtpSecurity.NONE, Duration.ofSeconds(10)));
    World.sql("update outgoing_mails set fence = fence + 1");
    assertThat(sender.send(mine, () -> repository.handOver(mine, now)))
        .isInstanceOf(Delivery.Overtaken.class);
    assertThat(server.got()).isEmpty();
  }

  @Test
  void twiceInDoubtByDeathIsLeftToPeople() {
    queue("a", ANN);
    for (int i = 0; i < 2; i++) {
      Instant now = clock.instant();
      StoredMail mine = repository.take(now, now.plusSeconds(60)).orElseThrow();
      assertThat(repository.handOver(mine, now)).isTrue();
      World.sql("update outgoing_mails set next_attempt_at = now() - interval '1 second'");
    }
    node(server.port()).work();
    await().until(() -> states().equals(List.of("a uncertain 3")));
    assertThat(server.got()).isEmpty();
  }

  @Test
  void manyNodesSendEachMailOnce() {
    IntStream.range(0, 200).forEach(i -> queue("m" + i, "m" + i + "@example.com"));
    List<MailWork> all = IntStream.range(0, 4).mapToObj(i -> node(server.port())).toList();
    all.parallelStream().forEach(MailWork::work);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> World.count("select count(*) from outgoing_mails where state = 'sent'") == 200);
    assertThat(server.got()).hasSize(200);
    assertThat(server.got().stream().map(ScriptedSmtp.Got::recipient).distinct()).hasSize(200);
    assertThat(World.count("select max(attempts) from outgoing_mails")).isEqualTo(1);
  }

  @Test
  void whatHasEndedIsForgottenAfterAWhile() {
    queue("a", ANN);
    queue("b", BEA);
    MailWork node = node(server.port());
    World.sql("update outgoing_mails set queued_at = now() - interval '31 days'");
    World.sql(
        "update outgoing_mails set state = 'sent', next_attempt_at = null where purpose_key = 'a'");
    node.forget();
    assertThat(states()).containsExactly("b queued 0");
  }

  // Helpers

  private MailWork node(int port) {
    return node(settings(port, SmtpSecurity.NONE, Duration.ofSeconds(10)));
  }

  private MailWork node(SmtpSettings settings) {
    MailWork node = new MailWork(repository, Optional.of(settings), Duration.ofDays(30), clock);
    nodes.add(node);
    return node;
  }

  private static SmtpSettings settings(int port, SmtpSecurity security, Duration deadline) {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        security,
        null,
        null,
        null,
        SmtpSettings.address("Example Desk <desk@desk.example>"),
        4,
        deadline);
  }

  private boolean queue(String key, String recipient) {
    return QuarkusTransaction.requiringNew().call(() -> mailer.queue(mail(key, recipient)));
  }

  private OutgoingMail mail(String key, String recipient) {
    return mail(key, recipient, "Hello", List.of());
  }

  private OutgoingMail mail(
      String key, String recipient, String subject, List<OutgoingMail.File> files) {
    return new OutgoingMail(
        "test",
        key,
        null,
        recipient,
        subject,
        "What it says",
        "<p>What it says</p>",
        Locale.ENGLISH,
        files,
        clock.instant().plus(Duration.ofDays(3)));
  }

  /** Its time has come again. */
  private static void again(MailWork node, String state) {
    World.sql(
        "update outgoing_mails set next_attempt_at = now() - interval '1 second' where next_attempt_at is not null");
    await()
        .until(
            () -> {
              node.work();
              return states().equals(List.of(state));
            });
  }

  private static long secondsToNext() {
    return World.count(
        "select extract(epoch from next_attempt_at - now())::bigint from outgoing_mails");
  }

  private static List<String> states() {
    String all =
        World.text(
            "select string_agg(purpose_key || ' ' || state || ' ' || attempts, ',' order by purpose_key) from outgoing_mails");
    return all == null ? List.of() : List.of(all.split(","));
  }
}
