package org.zelodesk.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/**
 * A transaction that writes an event early and commits late: whoever follows the feed meanwhile
 * must still get that event, once and in order. {@code -Dzelodesk.feed.hold=60} for the long run.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class FeedGapTest {

  private static final Duration HOLD =
      Duration.ofSeconds(Integer.getInteger("zelodesk.feed.hold", 5));
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject AgroalDataSource database;

  private final String admin = Objects.requireNonNull(Persona.ADMIN.token());

  @Test
  void anEventThatCommitsLateIsNotSkipped() throws Exception {
    World.restore();
    String cursor =
        Http.must(admin, "GET", "/api/v1/events?after=latest", null)
            .path("page")
            .path("nextCursor")
            .asText();
    long first = World.count("select coalesce(max(id), 0) from events");
    List<Long> seen = new ArrayList<>();
    long late;
    int made = 0;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      late = append(connection);
      long end = System.nanoTime() + HOLD.toNanos();
      while (System.nanoTime() < end) {
        tag(made++);
        cursor = read(cursor, seen);
        assertThat(seen).as("nothing passes the open transaction").isEmpty();
      }
      connection.commit();
    }
    tag(made++);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (seen.size() < made + 1 && System.nanoTime() < end) {
      cursor = read(cursor, seen);
    }
    assertThat(seen).contains(late).doesNotHaveDuplicates();
    assertThat((long) seen.size())
        .isEqualTo(World.count("select count(*) from events where id > " + first));
    assertThat(made).as("others commit meanwhile").isGreaterThan(3);
  }

  private static long append(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "insert into events (type, subject_id, actor_kind, visibility, occurred_at, data)"
                    + " values ('tag.created', 601, 'system', 'internal', now(), '{}') returning id")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void tag(int number) {
    Http.must(admin, "POST", "/api/v1/tags", "{\"name\": \"late-%d\"}".formatted(number));
  }

  /** The next cursor; what came is added to {@code seen}. */
  private String read(String cursor, List<Long> seen) {
    JsonNode page = Http.must(admin, "GET", "/api/v1/events?limit=7&after=" + cursor, null);
    page.path("data").forEach(event -> seen.add(event.path("id").asLong()));
    return page.path("page").path("nextCursor").asText();
  }
}
