package org.zelodesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/** The documents that are searched follow the texts, whoever writes them and however long. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class CaseTextsTest {

  private static final long SEED = Long.getLong("zelodesk.search.seed", 20261122L);

  private final String admin = Objects.requireNonNull(Persona.ADMIN.token());

  @BeforeEach
  void world() {
    World.restore();
  }

  @Test
  void whateverHappensADocumentIsAsIfMadeAnew() {
    assertInStep();
    Http.must(
        admin,
        "POST",
        "/api/v1/cases/1001/comments",
        "{\"visibility\": \"internal\", \"body\": \"Called, +351 21 765 4321\"}");
    Http.must(admin, "POST", "/api/v1/cases/1006/merge", "{\"into\": 1012}");
    Http.must(
        admin, "POST", "/api/v1/cases/1001/comments/5002/redactions", "{\"text\": \"Monday\"}");
    Http.must(
        admin,
        "POST",
        "/api/v1/cases/1001/split",
        "{\"commentIds\": [5003], \"subject\": \"Leaks\"}");
    Http.must(admin, "PATCH", "/api/v1/cases/1007", "{\"language\": \"pt\"}");
    assertInStep();
    World.sql(
        """
        insert into comments (case_id, visibility, author_kind, author_name, channel, body, language, received_at, created_at)
        select case_id, visibility, author_kind, author_name, channel, body || ' again', 'ru', now(), now() from comments;
        update comments set visibility = 'internal' where id = 5001;
        update attachments set file_name = 'another name.pdf' where id = 9001;
        update attachments set redacted = true where id = 9002;
        delete from comments where case_id = 1009 and body like '%again';
        update cases set tags = '{vip,refund}' where id = 1002""");
    assertInStep();
    assertThat(World.count("select count(*) from case_texts"))
        .isEqualTo(World.count("select count(*) from cases"));
  }

  @Test
  void casesAndCommentsOfOneStatementAreAllThere() {
    World.sql(
        """
        with made as (
          insert into cases (version, subject, status, priority, channel, requester_id, received_at, created_at, updated_at)
          select 2, 'Pumpkin ' || n, 'open', 1, 'email', 2001, now(), now(), now() from generate_series(1, 3) n returning id)
        insert into comments (case_id, visibility, author_kind, author_name, channel, body, received_at, created_at)
        select id, 'public', 'agent', 'Bob', 'email', 'Lantern', now(), now() from made""");
    assertThat(World.count("select count(*) from case_texts where words @@ 'pumpkin & lantern'"))
        .isEqualTo(3);
    assertInStep();
  }

  @Test
  void aLongCaseIsFoundByWordsFromItsBeginningAndItsEnd() {
    say(1002, "'firstword ' || repeat('middle of it ', 3000)");
    say(1002, "repeat('more of it ', 3000)");
    say(1002, "'here comes the lastword'");
    assertThat(World.count("select count(*) from case_texts where case_id = 1002"))
        .isGreaterThan(1);
    assertThat(
            World.count(
                "select count(distinct case_id) from case_texts where words @@ 'firstword & lastword:B & kettl:A'"))
        .isOne();
    assertThat(
            World.count(
                "select count(*) from case_texts where words @@ '(last <-> kettl) | (kettl <-> lastword) | lastword:D'"))
        .isZero();
    assertInStep();
  }

  @Test
  void whatFilesSayIsAPartOfTheDocument() {
    World.sql(
        """
        insert into file_texts (attachment_id) values (9001), (9002) on conflict do nothing;
        update file_texts set state = 'read', words = 'Descale ' || repeat('the heating element ', 5000) || 'yearly' where attachment_id = 9001;
        update file_texts set state = 'read', words = 'Suspicious' where attachment_id = 9002""");
    assertThat(casesSaying("descal:C & year:C")).isEqualTo("1001");
    assertThat(casesSaying("suspici:D")).isEqualTo("1001");
    assertThat(casesSaying("suspici:ABC")).isNull();
    assertInStep();
    Http.must(
        admin,
        "POST",
        "/api/v1/cases/1001/split",
        "{\"commentIds\": [5002], \"subject\": \"Care\"}");
    assertThat(casesSaying("descal & year & care")).isEqualTo("1013");
    assertInStep();
    World.sql("update attachments set redacted = true, blob_key = null where id = 9002");
    assertThat(casesSaying("suspici")).isNull();
    assertThat(World.count("select count(*) from file_texts where attachment_id = 9002")).isZero();
    assertInStep();
  }

  /** Else each change of a tag would take as long as all files of the case are. */
  @Test
  void ofManyFilesTheFirstAreSearched() {
    World.sql(
        """
        insert into attachments (uploader_id, comment_id, file_name, media_type, size_bytes, sha256, created_at)
        select 101, 5001, 'a.pdf', 'application/pdf', 1, '', now() from generate_series(1, 4);
        update file_texts t set state = 'read', words = repeat('water ', 15000) || 'number' || a.rank
        from (select id, rank() over (order by id) from attachments where comment_id = 5001) a where a.id = t.attachment_id;
        insert into file_texts (attachment_id) values (9002) on conflict do nothing;
        update file_texts set state = 'read', words = 'Suspicious' where attachment_id = 9002""");
    assertThat(casesSaying("number1 & number2")).isEqualTo("1001");
    assertThat(casesSaying("number3 | number4")).isNull();
    assertThat(casesSaying("suspici:D")).isEqualTo("1001");
    assertInStep();
  }

  private static String casesSaying(String query) {
    return World.text(
        "select string_agg(distinct case_id::text, ',') from case_texts where words @@ '%s'"
            .formatted(query));
  }

  @Test
  void noTextIsTooLongOrTooOddToBeSaved() {
    Random random = new Random(SEED);
    StringBuilder words = new StringBuilder(5_000_000);
    while (words.length() < 5_000_000) {
      words.append(Long.toString(random.nextLong() >>> 20, 36)).append(' ');
    }
    say(1002, "'" + words + "lastword'");
    assertThat(World.count("select count(*) from case_texts where words @@ 'lastword'")).isOne();
    say(1003, "repeat('x', 100000) || ' afterwards ' || repeat('ы', 100000)");
    assertThat(
            World.count(
                "select count(*) from case_texts where case_id = 1003 and words @@ 'afterward'"))
        .isPositive();
    for (String odd :
        List.of(
            "\\u0001\\u001f\\u007f\\u0085 controls",
            "\\ufeff\\u200b\\u200d\\ufffe\\uffff invisible",
            "a\\u0301\\u0301\\u0301e\\u0300\\u0323 composed",
            "\\ud83d\\ude00\\ud83c\\udff3\\ufe0f\\u200d\\ud83c\\udf08 faces",
            "\\u202e\\u0627\\u0644\\u0633\\u0644\\u0627\\u0645 turned",
            "''\\\\'' \\\\\\\\ :* & | ! ( ) <-> quoted",
            "\\u6c34\\u58f6\\u6f0f\\u6c34 kettle",
            "\\u00b6 \\u00b6 \\u00b6 gaps")) {
      Http.must(
          admin,
          "POST",
          "/api/v1/cases/1005/comments",
          "{\"visibility\": \"public\", \"body\": \"%s\"}".formatted(odd));
    }
    say(1005, "repeat(U&'\\+01F600', 200000)");
    say(1005, "repeat('é', 3000) || repeat('a ', 100000)");
    say(1005, "'the very end'");
    assertThat(
            World.count(
                "select count(*) from case_texts where case_id = 1005 and words @@ 'quot & invis & kettl'"))
        .isPositive();
    assertThat(
            World.count(
                "select count(*) from case_texts where case_id = 1005 and words @@ 'veri <-> end'"))
        .isOne();
    assertInStep();
  }

  /**
   * A document that is made anew says the same as the one that was kept, but for the gaps in it.
   */
  private static void assertInStep() {
    String documents =
        "select string_agg(case_id || ' ' || part || ' ' || characters || ' ' || (select md5(string_agg(lexeme || weights::text, ' ' order by lexeme collate \"C\")) from unnest(words)), ',' order by case_id, part) from case_texts";
    String kept = World.text(documents);
    World.sql("select rebuild_case_texts(array(select id from cases))");
    assertThat(kept).isEqualTo(World.text(documents));
  }

  /**
   * @param body an expression
   */
  private static void say(long id, String body) {
    World.sql(
        "insert into comments (case_id, visibility, author_kind, author_name, channel, body, language, received_at, created_at)"
            + " values (%d, 'public', 'agent', 'Bob', 'email', %s, 'en', now(), now())"
                .formatted(id, body));
  }
}
