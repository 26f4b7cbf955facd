package org.zelodesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/**
 * Words without a key: found by their stems in three languages, and never where they may not be
 * read.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class FullTextTest {

  @BeforeEach
  void aDeskInThreeLanguages() {
    World.restore();
    World.sql(
        """
        update cases set language = 'ru', subject = 'Возвраты и ещё один вопрос' where id = 1007;
        update cases set language = 'pt', subject = 'A devolução não chegou' where id = 1008;
        update cases set language = null, subject = 'Order AC-1009 from ann.lee@shop.test' where id = 1009;
        update cases set language = null, subject = 'Сломался чайник' where id = 1012;
        insert into comments (case_id, visibility, author_kind, author_name, channel, body, language, received_at, created_at)
        values (1006, 'public', 'customer', 'Ann', 'email', 'We were refunded on +351 21 765 4321, it''s fine', 'en', now(), now()),
               (1006, 'internal', 'agent', 'Bob', 'email', 'Suspected fraudster', 'en', now(), now())""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "возврат|1007",
        "ВОЗВРАТОВ|1007",
        "еще|1007",
        "\"один вопрос\"|1007",
        "\"вопрос один\"|",
        "чайника|1012",
        "devoluções|1008",
        "devolucao|1008",
        "nao|1008",
        "não|1008",
        "Nao chegou|1008",
        "AC-1009|1009",
        "ac-1009|1009",
        "1009|1009",
        "ann.lee@shop.test|1009",
        "refund -tag:refund|1006",
        "refunds -tag:refund|1006",
        "\"21 765\"|1006",
        "it's|1006",
        "refu* -tag:refund|1006",
        "возвр*|1007",
        "fraudsters|1006",
        "label|1001",
        "1012|1012",
        "#1012|1012",
        "refund fraudster|1006",
        "refund возврат|",
        "refund or возврат|1001 1005 1006 1007",
        "refund -fraudster|1001 1005",
        "refund status:solved|",
      })
  void isFound(String query, String cases) {
    assertThat(ids(Persona.ADMIN, query))
        .as(query)
        .containsExactlyInAnyOrderElementsOf(
            cases == null
                ? List.of()
                : List.of(cases.split(" ")).stream().map(Long::valueOf).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"&", "\"' | !\"", "'*", "\\*", "'", "!!:*", "\"& |\"", "a\\'*"})
  void signsAreNoOperators(String query) {
    assertThat(ask(Persona.ADMIN, query).status()).as(query).isIn(200, 400);
  }

  @Test
  void whatIsInternalIsFoundByThoseWhoReadIt() {
    assertThat(ids(Persona.CHANGE, "fraudster")).containsExactly(1006L);
    assertThat(ids(Persona.PUBLIC, "fraudster")).isEmpty();
    assertThat(ids(Persona.PUBLIC, "id:1006 -fraudster")).containsExactly(1006L);
    assertThat(ids(Persona.SERVICE, World.CANARY)).containsExactly(1001L);
    assertThat(ids(Persona.PUBLIC, World.CANARY)).isEmpty();
    assertThat(ids(Persona.PUBLIC, "CANARY*")).isEmpty();
    assertThat(ids(Persona.OTHER, "leaks")).isEmpty();
    assertThat(ids(Persona.CHANGE, "leaks")).contains(1001L, 1003L);
  }

  @Test
  void whatIsRedactedIsFoundNoMore() {
    Http.must(
        token(Persona.ADMIN),
        "POST",
        "/api/v1/cases/1001/comments/5002/redactions",
        "{\"text\": \"Monday\"}");
    assertThat(ids(Persona.ADMIN, "\"arrive on Monday\"")).isEmpty();
    assertThat(ids(Persona.ADMIN, "\"will arrive\"")).containsExactly(1001L);
  }

  @Test
  void aCommentIsFoundInTheCaseItWasMovedTo() {
    assertThat(ids(Persona.ADMIN, "flickers lamp")).containsExactly(1005L);
    Http.must(token(Persona.ADMIN), "POST", "/api/v1/cases/1006/merge", "{\"into\": 1012}");
    assertThat(ids(Persona.ADMIN, "refunded")).containsExactlyInAnyOrder(1001L, 1005L, 1012L);
  }

  @Test
  void manyWordsAreRefused() {
    Http.Answer answer = ask(Persona.ADMIN, "a ".repeat(17));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").path(0).path("code").asText())
        .isEqualTo("query_too_many_words");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zoltan|1012",
        "ZOLT*|1012",
        "zoltan kovacs|1012",
        "kovács|1012",
        "horvatg|1012",
        "zoltan kettle|",
        "question zoltan|1012",
        "z.kovacs@shop.test|1012",
        "+36 1 234 5678|",
        "3612345678|1012",
        "2345678|1012",
        "-zoltan id:1012|",
        "zoltan or refunded -tag:refund|1006 1012",
      })
  void aCaseIsFoundByWhoAsks(String query, String cases) {
    aCustomer();
    assertThat(ids(Persona.ADMIN, query))
        .as(query)
        .containsExactlyInAnyOrderElementsOf(
            cases == null
                ? List.of()
                : List.of(cases.split(" ", -1)).stream().map(Long::valueOf).toList());
  }

  @Test
  void namesAreForThoseWhoMayReadCustomers() {
    aCustomer();
    assertThat(ids(Persona.CHANGE, "zoltan")).containsExactly(1012L);
    World.sql(
        "insert into case_shares (case_id, agent_id, created_at) values (1012, %d, now())"
            .formatted(Persona.COLLABORATOR.id()));
    assertThat(ids(Persona.COLLABORATOR, "question")).contains(1012L);
    assertThat(ids(Persona.COLLABORATOR, "zoltan"))
        .isEqualTo(mayReadCustomers(Persona.COLLABORATOR) ? List.of(1012L) : List.of());
  }

  @Test
  void aNameThatManyHaveIsFoundOnlyWithAnother() {
    aCustomer();
    World.sql(
        "insert into customers (name, created_at, updated_at) select 'Zoltan ' || n, now(), now() from generate_series(1, 300) n");
    assertThat(ids(Persona.ADMIN, "zoltan")).isEmpty();
    assertThat(ids(Persona.ADMIN, "zoltan kovacs")).containsExactly(1012L);
  }

  @Test
  void filesAndTagsAreSearched() {
    assertThat(ids(Persona.ADMIN, "label.txt")).containsExactly(1001L);
    assertThat(ids(Persona.PUBLIC, "label.txt")).containsExactly(1001L);
    assertThat(ids(Persona.ADMIN, "refund")).contains(1001L);
    Http.must(token(Persona.ADMIN), "DELETE", "/api/v1/cases/1001/tags/refund", null);
    assertThat(ids(Persona.ADMIN, "refund")).doesNotContain(1001L);
    Http.must(token(Persona.ADMIN), "PATCH", "/api/v1/cases/1001", "{\"subject\": \"A toaster\"}");
    assertThat(ids(Persona.ADMIN, "toasters")).containsExactly(1001L);
    Http.must(token(Persona.ADMIN), "POST", "/api/v1/attachments/9001/redaction", null);
    assertThat(ids(Persona.ADMIN, "label.txt")).isEmpty();
  }

  @Test
  void aPhraseSpansNoTwoComments() {
    World.sql(comment(1006, "public", "'It ends with apples'", "en"));
    World.sql(comment(1006, "public", "'Pears come next'", "en"));
    assertThat(ids(Persona.ADMIN, "\"apples pears\"")).isEmpty();
    assertThat(ids(Persona.ADMIN, "apples pears")).containsExactly(1006L);
    World.sql("update cases set subject = 'Another subject' where id = 1006");
    assertThat(ids(Persona.ADMIN, "\"apples pears\"")).isEmpty();
    assertThat(ids(Persona.ADMIN, "\"with apples\" \"pears come\"")).containsExactly(1006L);
  }

  @Test
  void snippetsShowWhatWasAskedFor() {
    JsonNode row = ask(Persona.ADMIN, "suspected").json().path("data").path(0);
    assertThat(row.path("id").asLong()).isEqualTo(1006);
    assertThat(said(row)).isEqualTo("[Suspected] fraudster");
    row = ask(Persona.ADMIN, "fine refund").json().path("data").path(0);
    assertThat(said(row)).isEqualTo("We were [refunded] on +351 21 765 4321, it's [fine]");
    row = ask(Persona.ADMIN, "devolucao").json().path("data").path(0);
    assertThat(row.has("snippet")).as("only the subject says it").isFalse();
    World.sql(
        comment(
            1008,
            "public",
            "repeat('início ', 100) || E'As Devoluções\\n\\nda Ana ' || repeat('fim ', 100)",
            "pt"));
    row = ask(Persona.ADMIN, "devolucao").json().path("data").path(0);
    assertThat(said(row))
        .startsWith("…início")
        .contains("As [Devoluções] da Ana")
        .endsWith("fim…")
        .hasSizeLessThan(260);
    row = ask(Persona.ADMIN, "\"da ana\"").json().path("data").path(0);
    assertThat(said(row)).contains("Devoluções [da] [Ana] fim");
  }

  /** The same query gives each reader the rows, the count and the snippets of what they see. */
  @ParameterizedTest
  @EnumSource(
      value = Persona.class,
      names = {"ANON", "REVOKED", "DISABLED", "UNSCOPED"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyReaderFindsWhatTheySee(Persona reader) {
    for (String query :
        List.of(
            "monday",
            "leak*",
            "canary",
            "note",
            "\"third leak\"",
            "kettle or note",
            "monday -leak",
            "workshop")) {
      JsonNode found = ask(reader, query + "&count=true").json();
      List<Long> visible = new ArrayList<>();
      for (JsonNode row : ask(reader, "id>0").json().path("data")) {
        long id = row.path("id").asLong();
        if (says(reader, id, query)) {
          visible.add(id);
        }
      }
      List<Long> ids = new ArrayList<>();
      for (JsonNode row : found.path("data")) {
        ids.add(row.path("id").asLong());
        for (JsonNode piece : row.path("snippet").path("pieces")) {
          if (!seesInternal(reader)) {
            assertThat(piece.path("text").asText()).doesNotContain("third", World.CANARY);
          }
        }
      }
      assertThat(ids).as("%s asks %s", reader, query).containsExactlyInAnyOrderElementsOf(visible);
      assertThat(found.at("/page/total").asInt())
          .as("%s asks %s", reader, query)
          .isEqualTo(visible.size());
      assertThat(found.at("/page/totalIsExact").asBoolean()).isTrue();
    }
  }

  /** What a reader can read by hand, with English words in their plain form. */
  private static boolean says(Persona reader, long id, String query) {
    String text =
        World.text(
            "select lower(c.subject || ' ' || array_to_string(c.tags, ' ') || coalesce((select string_agg(' | ' || m.body || ' ' || coalesce(("
                + "select string_agg(a.file_name, ' ') from attachments a where a.comment_id = m.id), ''), ' ') from comments m where m.case_id = c.id"
                + (seesInternal(reader) ? "" : " and m.visibility = 'public'")
                + "), '')) from cases c where c.id = "
                + id);
    return switch (query) {
      case "leak*" -> text.contains("leak");
      case "\"third leak\"" -> text.contains("third leak");
      case "kettle or note" -> text.contains("kettle") || text.contains("note");
      case "monday -leak" -> text.contains("monday") && !text.contains("leak");
      default -> text.contains(query);
    };
  }

  private static boolean seesInternal(Persona reader) {
    return Http.must(token(reader), "GET", "/api/v1/me", null)
        .path("permissions")
        .toString()
        .contains("comments:read_internal");
  }

  private static boolean mayReadCustomers(Persona reader) {
    return Http.must(token(reader), "GET", "/api/v1/me", null)
        .path("permissions")
        .toString()
        .contains("customers:read");
  }

  @Test
  void relevanceBringsTheBestMatchesFirst() {
    World.sql(
        "update cases set updated_at = now() - interval '1 day'; update cases set subject = 'Apples' where id = 1002");
    World.sql(
        comment(
            1003,
            "public",
            "'One of many words about other things is apples, and then there are some more'",
            "en"));
    World.sql("update cases set updated_at = now() where id = 1003");
    assertThat(ids(Persona.ADMIN, "apples")).containsExactly(1003L, 1002L);
    assertThat(ids(Persona.ADMIN, "apples&sort=relevance")).containsExactly(1002L, 1003L);
    List<Long> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = ask(Persona.ADMIN, "monday&sort=relevance&limit=3" + cursor).json();
      page.path("data").forEach(row -> paged.add(row.path("id").asLong()));
      cursor =
          page.at("/page/hasMore").asBoolean()
              ? "&cursor=" + page.at("/page/nextCursor").asText()
              : "";
    } while (!cursor.isEmpty());
    assertThat(paged)
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(ids(Persona.ADMIN, "monday&sort=relevance"));
    assertThat(ask(Persona.ADMIN, "status:open&sort=relevance").status()).isEqualTo(400);
  }

  @Test
  void pagesOfAlternativesFollowOneAnother() {
    aCustomer();
    List<Long> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = ask(Persona.ADMIN, "(zoltan or monday or 1009)&limit=2" + cursor).json();
      page.path("data").forEach(row -> paged.add(row.path("id").asLong()));
      cursor =
          page.at("/page/hasMore").asBoolean()
              ? "&cursor=" + page.at("/page/nextCursor").asText()
              : "";
    } while (!cursor.isEmpty());
    assertThat(paged)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(6)
        .containsExactlyElementsOf(ids(Persona.ADMIN, "(zoltan or monday or 1009)"));
  }

  /**
   * @param body an expression
   */
  private static String comment(long id, String visibility, String body, String language) {
    return "insert into comments (case_id, visibility, author_kind, author_name, channel, body, language, received_at, created_at)"
        + " values (%d, '%s', 'agent', 'Bob', 'email', %s, '%s', now(), now())"
            .formatted(id, visibility, body, language);
  }

  /** Asks in case 1012. */
  private static void aCustomer() {
    World.sql(
        """
        insert into customers (id, name, created_at, updated_at) values (2901, 'Zoltán Kovács Horvath', now(), now());
        insert into customer_identities (customer_id, kind, value, canonical) values
          (2901, 'email', 'z.kovacs@shop.test', 'z.kovacs@shop.test'), (2901, 'phone', '+36 1 234 5678', '+3612345678');
        update cases set requester_id = 2901 where id = 1012""");
  }

  /** A snippet, with brackets around what was asked for. */
  private static String said(JsonNode row) {
    StringBuilder text = new StringBuilder();
    for (JsonNode piece : row.path("snippet").path("pieces")) {
      boolean match = piece.path("match").asBoolean();
      text.append(match ? "[" : "").append(piece.path("text").asText()).append(match ? "]" : "");
    }
    return text.toString();
  }

  private static List<Long> ids(Persona reader, String query) {
    Http.Answer answer = ask(reader, query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<Long> ids = new ArrayList<>();
    answer.json().path("data").forEach(row -> ids.add(row.path("id").asLong()));
    return ids;
  }

  /**
   * @param query may be followed by parameters, with an ampersand before each
   */
  private static Http.Answer ask(Persona reader, String query) {
    String[] words = query.startsWith("&") ? new String[] {query} : query.split("&(?=[a-z]+=)", 2);
    return Http.call(
        token(reader),
        "GET",
        "/api/v1/cases?"
            + (query.contains("&limit") ? "" : "limit=100&")
            + "query="
            + URLEncoder.encode(words[0], StandardCharsets.UTF_8)
            + (words.length > 1 ? "&" + words[1] : ""),
        null);
  }

  private static String token(Persona reader) {
    return Objects.requireNonNull(reader.token());
  }
}
