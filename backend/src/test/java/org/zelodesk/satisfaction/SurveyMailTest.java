package org.zelodesk.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.MailServer;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.WithMail;
import org.zelodesk.testing.World;

/** A desk that has a mail server asks by mail, whom it may. */
@QuarkusTest
@TestProfile(WithMail.class)
class SurveyMailTest {

  private static final Pattern LINK = Pattern.compile("https://desk\\.example/survey/(\\S+)");

  @Inject SurveyPlans plans;

  @BeforeEach
  void theWorld() {
    World.restore();
    World.sql("update cases set subject = 'A subject that somebody wrote' where id = 1002");
    Http.must(Persona.ADMIN.token(), "PATCH", "/api/v1/survey-settings", "{\"delayHours\": 0}");
  }

  @ParameterizedTest
  @CsvSource({"en,How did we do?", "ru,Как мы справились?", "pt,Como nos saímos?"})
  void theCustomerIsAskedInTheirLanguageAndAnswersByTheLink(String language, String subject)
      throws Exception {
    String address = address(language, true);
    World.sql("update cases set language = '" + language + "' where id = 1002");
    solve();
    plans.work();
    plans.work();
    assertThat(World.text("select state from surveys")).isEqualTo("sent");
    assertThat(events()).containsExactly("survey.sent");
    await().atMost(Duration.ofSeconds(30)).until(() -> MailServer.of(address).size() == 1);
    MimeMessage mail = MailServer.of(address).getFirst();
    assertThat(mail.getSubject()).isEqualTo(subject + " (#1002)");
    Multipart bodies = (Multipart) mail.getContent();
    String text = bodies.getBodyPart(0).getContent().toString();
    String html = bodies.getBodyPart(1).getContent().toString();
    assertThat(text + html).doesNotContain("A subject that somebody wrote");
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    assertThat(html).contains(link.group()).contains("lang=\"" + language + "\"");
    String page = "/api/v1/surveys/" + link.group(1);
    assertThat(Http.call(null, "GET", page, null).status()).isEqualTo(200);
    assertThat(Http.call(null, "PUT", page + "/answer", "{\"rating\": 5}").status()).isEqualTo(200);
    await()
        .until(
            () ->
                World.text("select state from outgoing_mails where purpose_key like 'survey:17%'")
                    .equals("sent"));
    // An agent gets the same link; nobody is asked twice.
    plans.work();
    assertThat(MailServer.of(address)).hasSize(1);
  }

  @Test
  void anAddressThatNobodyVerifiedIsNotWrittenTo() {
    String address = address("unverified", false);
    solve();
    plans.work();
    assertThat(World.text("select state from surveys")).isEqualTo("due");
    assertThat(events()).containsExactly("survey.due");
    assertThat(
            World.count("select count(*) from outgoing_mails where recipient = '" + address + "'"))
        .isZero();
  }

  private static String address(String name, boolean verified) {
    String address = name + "-" + System.nanoTime() + "@example.com";
    World.sql(
        """
        update customer_identities set verified = false where customer_id = (select requester_id from cases where id = 1002);
        insert into customer_identities (customer_id, kind, value, canonical, verified)
        select requester_id, 'email', '%1$s', '%1$s', %2$s from cases where id = 1002"""
            .formatted(address, verified));
    return address;
  }

  private static void solve() {
    Http.must(Persona.ADMIN.token(), "PATCH", "/api/v1/cases/1002", "{\"status\": \"solved\"}");
  }

  private static List<String> events() {
    return List.of(
        World.text(
                "select coalesce(string_agg(type, ',' order by id), '') from events where case_id = 1002 and type like 'survey.%'")
            .split(","));
  }
}
