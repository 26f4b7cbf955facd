package org.zelodesk.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.platform.Problem;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.World;

/** Names are those of the desk: its teams, agents, topics, organizations, tags, custom fields. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class ConditionsTest {

  @Inject Conditions conditions;

  @BeforeEach
  void aDeskWithTopics() {
    World.restore();
    World.sql(
        "insert into topics (id, parent_id, name, path) values (702, 701, 'damaged', 'returns/damaged'),"
            + " (703, null, 'returns-old', 'returns-old')");
  }

  @Test
  void everythingIsFoundByIdAndByNameInAnyCase() {
    assertThat(stored("team:support")).isEqualTo("team:11");
    assertThat(stored("team:11,PARCELS")).isEqualTo("team:11,12");
    assertThat(stored("assignee:\"agent admin\"")).matches("assignee:\\d+");
    assertThat(stored("organization:\"Kettles & Co\"")).isEqualTo("organization:501");
    assertThat(stored("organization:501")).isEqualTo("organization:501");
    assertThat(stored("topic:Returns")).isEqualTo("topic:701");
    assertThat(stored("topic:returns/damaged,701")).isEqualTo("topic:702,701");
    assertThat(stored("topic:returns/*")).isEqualTo("topic:701/*");
    assertThat(stored("tag:refund,601")).isEqualTo("tag:refund,refund");
    assertThat(conditions.parse("order_number:A-1", "/conditions").fields())
        .containsExactly("customFields.order_number");
  }

  @Test
  void whatLiesBelowATopicIsPartOfIt() {
    Condition below = conditions.parse("topic:returns/*", "/conditions");
    assertThat(below.matches(Fixtures.aCase())).isTrue();
    assertThat(conditions.parse("topic:returns", "/conditions").matches(Fixtures.aCase()))
        .isFalse();
    assertThat(conditions.restore(below.textWithIds()).matches(Fixtures.aCase())).isTrue();
  }

  @Test
  void anUnknownNameIsNamedWithTheNearestOne() {
    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> conditions.parse("status:open team:Suport", "/conditions"));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.extras())
        .containsEntry("position", 17)
        .containsEntry("suggestion", "Support");
    assertThat(
            catchThrowableOfType(Problem.class, () -> conditions.parse("team:999", "/conditions"))
                .faults()
                .getFirst()
                .code())
        .isEqualTo("query_unknown_value");
  }

  @Test
  void whatFollowsFromConditionsIsNoneOfTheirKeys() {
    for (String text : new String[] {"sla:running", "due<2026-02-01", "due_metric:none"}) {
      assertThat(
              catchThrowableOfType(Problem.class, () -> conditions.parse(text, "/conditions"))
                  .extras())
          .as(text)
          .containsEntry("position", 0);
    }
  }

  @Test
  void whatWasStoredStillMeansTheSameAfterARename() {
    Condition typed = conditions.parse("team:Support tag:refund", "/conditions");
    World.sql("update teams set name = 'Help' where id = 11");
    Condition restored = conditions.restore(typed.textWithIds());
    assertThat(restored.matches(Fixtures.aCase())).isTrue();
    assertThat(catchThrowableOfType(Problem.class, () -> conditions.parse(typed.text(), "/x")))
        .isNotNull();
  }

  private String stored(String text) {
    return conditions.parse(text, "/conditions").textWithIds();
  }
}
