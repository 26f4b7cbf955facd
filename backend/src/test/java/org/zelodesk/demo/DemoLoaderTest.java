package org.zelodesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Category;
import org.zelodesk.cases.Channel;
import org.zelodesk.cases.Priority;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Tokens;

/** With a database of its own, because the demo data wants an empty one. */
@QuarkusTest
@TestProfile(DemoLoaderTest.FreshDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoLoaderTest {

  /** Its only purpose is that the application starts anew. */
  public static final class FreshDatabase implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Desk.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @Inject AgroalDataSource database;
  @Inject DemoLoader loader;
  @Inject DemoLarge large;

  /** First, while the desk is fresh. */
  @Test
  @Order(1)
  void aFreshDeskGetsAPastThatHoldsTogether() throws Exception {
    assertThat(loader.load()).isEqualTo(DemoLoader.CASES);

    assertThat(count("select count(*) from cases")).isBetween(400L, 450L);
    assertThat(words("select distinct status from cases"))
        .containsExactlyInAnyOrder(wire(CaseStatus.values()));
    assertThat(words("select distinct channel from cases"))
        .containsExactlyInAnyOrder(wire(Channel.values()));
    assertThat(words("select distinct category from cases where category is not null"))
        .contains(wire(new Category[] {Category.COMPLAINT, Category.RETURN, Category.PRAISE}));
    assertThat(count("select count(distinct priority) from cases"))
        .isEqualTo(Priority.values().length);
    assertThat(words("select distinct language from cases")).containsOnly("en", "ru", "pt");
    assertThat(count("select max(comment_count) from cases")).isBetween(12L, 21L);
    assertThat(count("select count(*) from comments where visibility = 'internal'"))
        .isGreaterThan(50);
    assertThat(
            count(
                "select count(distinct media_type) from attachments where comment_id is not null"))
        .isEqualTo(3);
    assertThat(count("select count(*) from case_links where type = 'follow_up'")).isPositive();
    assertThat(count("select count(*) from case_links where type = 'related'")).isPositive();
    assertThat(count("select count(*) from cases where merged_into_id is not null")).isPositive();
    assertThat(count("select count(*) from cases where confidential")).isPositive();
    assertThat(count("select count(distinct topic_id) from cases")).isEqualTo(10);
    assertThat(count("select count(*) from cases where organization_id is not null")).isPositive();
    assertThat(
            count("select count(*) from cases where custom_fields ->> 'order_number' is not null"))
        .isPositive();
    assertThat(count("select count(*) from case_shares")).isPositive();
    assertThat(count("select count(*) from cases where escalation_level > 0")).isPositive();
    assertThat(count("select count(*) from comments where body like '%{%}%'")).isZero();
    assertThat(count("select count(*) from cases where subject like '%{%}%'")).isZero();

    assertThat(
            count(
                "select count(*) from cases c where c.version <> (select count(e.case_version) from events e where e.case_id = c.id)"
                    + " or c.version <> (select max(e.case_version) from events e where e.case_id = c.id)"))
        .as("every version of a case is one event, without holes")
        .isZero();
    assertThat(
            count(
                "select count(*) from cases c where c.comment_count <> (select count(*) from comments m where m.case_id = c.id)"))
        .isZero();
    assertThat(
            count("select count(*) from cases where updated_at > now() or created_at > updated_at"))
        .isZero();
    assertThat(count("select count(*) from events where occurred_at > now()")).isZero();
    assertThat(count("select count(distinct policy_id) from sla_clocks"))
        .as("promises in three regions, and urgent ones")
        .isEqualTo(4);
    assertThat(
            count(
                "select count(distinct state) from sla_clocks where state in ('met', 'running', 'paused')"))
        .isEqualTo(3);
    assertThat(
            count(
                "select count(*) from sla_clocks where breached_at is not null or due_at < now() and ended_at is null"))
        .isPositive();

    assertThat(loader.load()).as("a second start").isZero();
  }

  @Test
  void aLoadThatWasCutOffIsFinished() throws Exception {
    loader.load();
    long cases = count("select count(*) from cases where source = 'demo'");
    Sql.of(
            "update cases set source = null, external_id = null where external_id in ('case-10', 'case-399')")
        .execute(database);
    assertThat(loader.load()).isEqualTo(2);
    assertThat(count("select count(*) from cases where source = 'demo'")).isEqualTo(cases);
  }

  /** Plain cases, too, are told to the clocks when they change. */
  @Test
  void aPlainCaseIsPromisedWhatOthersAre() throws Exception {
    loader.load();
    large.seed(10);
    String admin = Tokens.of("large-admin", "admin");
    List<Long> ids =
        Sql.of("select id from cases where source = 'demo-large' and status = 'open'")
            .list(database, row -> row.getLong(1));
    assertThat(ids).isNotEmpty();
    for (Long id : ids) {
      Http.must(admin, "PATCH", "/api/v1/cases/" + id, "{\"language\": \"ru\"}");
      JsonNode sla = Http.must(admin, "GET", "/api/v1/cases/" + id + "/sla", null);
      assertThat(sla.path("clocks").findValuesAsText("metric")).contains("resolution");
      assertThat(sla.path("unansweredSince").isTextual()).isTrue();
    }
  }

  @Test
  void onlyOneNodeLoads() throws Exception {
    try (var other = database.getConnection();
        var statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(" + DemoLoader.LOCK + ")");
      assertThat(loader.load()).isZero();
      statement.execute("select pg_advisory_unlock(" + DemoLoader.LOCK + ")");
    }
  }

  private long count(String query) {
    return Sql.of(query).first(database, row -> row.getLong(1)).orElseThrow();
  }

  private List<String> words(String query) {
    return Sql.of(query).list(database, row -> row.getString(1));
  }

  private static String[] wire(Enum<?>[] values) {
    return java.util.Arrays.stream(values).map(EnumValues::wire).toArray(String[]::new);
  }
}
