package org.zelodesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.platform.Sql;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

@QuarkusTest
@QuarkusTestResource(Desk.class)
class SlaRulesTest {

  private static final String ADMIN = Objects.requireNonNull(Persona.ADMIN.token());
  private static final String ALL = "/api/v1/sla-policies";

  @Inject SlaRules rules;
  @Inject AgroalDataSource database;

  @BeforeEach
  void world() {
    World.restore();
  }

  @Test
  void whatIsInUseIsReadOnceForEachRevision() {
    Active none = rules.active(revision());
    assertThat(none.isEmpty()).isTrue();
    assertThat(rules.active(revision())).isSameAs(none);
    change("{\"active\":true,\"conditions\":\"team:Parcels\"}");
    Active one = rules.active(revision());
    assertThat(one.revision()).isEqualTo(revision());
    assertThat(one.policies())
        .extracting(ActivePolicy::key)
        .containsExactly(new PolicyKey(1201, 2, 1101L, 1));
    assertThat(one.fields()).isEqualTo(Set.of("teamId"));
    assertThat(rules.active(revision())).isSameAs(one);
  }

  @Test
  void aNewVersionOfTheCalendarIsInTheKey() {
    change("{\"active\":true}");
    Http.must(ADMIN, "PATCH", "/api/v1/calendars/1101", "{\"timeZone\":\"Europe/Berlin\"}");
    assertThat(rules.active(revision()).policies())
        .extracting(ActivePolicy::key)
        .containsExactly(new PolicyKey(1201, 2, 1101L, 2));
  }

  @Test
  void policiesComeByPosition() {
    change("{\"active\":true}");
    long second =
        Http.must(
                ADMIN, "POST", ALL, "{\"name\":\"Second\",\"targets\":{\"work\":{\"urgent\":60}}}")
            .path("id")
            .asLong();
    Http.must(ADMIN, "PUT", ALL + "/order", "{\"ids\":[" + second + ",1201]}");
    assertThat(rules.active(revision()).policies())
        .extracting(one -> one.key().policyId())
        .containsExactly(second, 1201L);
  }

  @Test
  void rulesOfAVersionStayWhatTheyWere() {
    change("{\"warnings\":[{\"percent\":50}],\"pauses\":{\"first_reply\":[\"on_hold\"]}}");
    Http.must(
        ADMIN,
        "PATCH",
        "/api/v1/calendars/1101",
        "{\"weekly\":{\"monday\":[{\"from\":\"10:00\",\"to\":\"17:00\"}]}}");
    PolicyKey old = new PolicyKey(1201, 1, 1101L, 1);
    PolicyKey now = new PolicyKey(1201, 2, 1101L, 2);
    Instant sunday = Instant.parse("2026-01-11T12:00:00Z");
    assertThat(rules.rules(old).target(SlaMetric.FIRST_REPLY, Priority.NORMAL))
        .isEqualTo(Duration.ofHours(4));
    assertThat(rules.rules(old).target(SlaMetric.FIRST_REPLY, Priority.LOW)).isNull();
    assertThat(rules.rules(old).calendar().add(sunday, Duration.ofHours(4)))
        .isEqualTo("2026-01-12T13:00:00Z");
    assertThat(rules.rules(now).calendar().add(sunday, Duration.ofHours(4)))
        .isEqualTo("2026-01-12T14:00:00Z");
    assertThat(rules.rules(old).pauses(SlaMetric.FIRST_REPLY, CaseStatus.ON_HOLD)).isFalse();
    assertThat(rules.rules(now).pauses(SlaMetric.FIRST_REPLY, CaseStatus.ON_HOLD)).isTrue();
    assertThat(rules.rules(now).warnings()).containsExactly(new ClockRules.Warning(null, 50));
    assertThat(rules.rules(now)).isSameAs(rules.rules(now));
    assertThat(rules.escalations(now)).isEmpty();
  }

  @Test
  void withoutACalendarDayAndNightCount() {
    change("{\"active\":true,\"calendarId\":null}");
    PolicyKey key = rules.active(revision()).policies().getFirst().key();
    assertThat(key).isEqualTo(new PolicyKey(1201, 2, null, 0));
    Instant sunday = Instant.parse("2026-01-11T12:00:00Z");
    assertThat(rules.rules(key).calendar().add(sunday, Duration.ofHours(4)))
        .isEqualTo(sunday.plus(Duration.ofHours(4)));
  }

  @Test
  void aPolicyThatCannotBeReadAnyMoreLeavesTheOthersInUse() {
    change("{\"active\":true}");
    Http.must(ADMIN, "POST", ALL, "{\"name\":\"Second\",\"targets\":{\"work\":{\"urgent\":60}}}");
    World.sql(
        "update sla_policy_versions set definition = jsonb_set(definition, '{conditionsWithIds}', '\"nothing:known\"') where policy_id = 1201");
    assertThat(rules.active(revision()).policies())
        .extracting(one -> one.key().policyId())
        .doesNotContain(1201L)
        .hasSize(1);
  }

  @Test
  void whatIsTakenBackIsNotRemembered() {
    PolicyKey key = new PolicyKey(1201, 2, null, 0);
    QuarkusTransaction.begin();
    World.sql("update sla_revision set revision = revision + 1");
    World.sql("update sla_policies set active = true, version = 2 where id = 1201");
    World.sql(
        "insert into sla_policy_versions select policy_id, 2, definition - 'calendarId', created_at from sla_policy_versions where policy_id = 1201");
    assertThat(rules.active(revision()).policies()).hasSize(1);
    assertThat(rules.rules(key).targets()).isNotEmpty();
    QuarkusTransaction.rollback();
    World.sql("update sla_revision set revision = revision + 1");
    assertThat(rules.active(revision()).isEmpty()).isTrue();
    assertThatThrownBy(() -> rules.rules(key)).isInstanceOf(IllegalStateException.class);
  }

  private static void change(String changes) {
    Http.must(ADMIN, "PATCH", ALL + "/1201", changes);
  }

  private long revision() {
    return Sql.of("select revision from sla_revision")
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }
}
