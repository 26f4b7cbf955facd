package org.zelodesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.Desk;
import org.zelodesk.testing.Http;
import org.zelodesk.testing.Persona;
import org.zelodesk.testing.World;

/** Searches have connections and a time of their own; saves do not wait for them. */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class SearchDatabaseTest {

  @Inject AgroalDataSource database;

  @Inject
  @DataSource("search")
  AgroalDataSource searches;

  @ConfigProperty(name = "quarkus.datasource.search.jdbc.max-size")
  int connections;

  private final String admin = Objects.requireNonNull(Persona.ADMIN.token());

  @BeforeEach
  void world() {
    World.restore();
  }

  @Test
  void withAllItsConnectionsBusyACaseIsOpened() throws SQLException {
    List<Connection> busy = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        busy.add(searches.getConnection());
      }
      Http.must(
          admin,
          "POST",
          "/api/v1/cases",
          "{\"subject\": \"Saved\", \"channel\": \"email\", \"requesterId\": 2001, \"comment\": {\"visibility\": \"public\", \"author\": \"customer\", \"body\": \"Meanwhile\"}}");
      Http.must(admin, "GET", "/api/v1/cases", null);
      Http.Answer refused = Http.call(admin, "GET", "/api/v1/cases?query=meanwhile", null);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().path("code").asText()).isEqualTo("search_busy");
    } finally {
      for (Connection one : busy) {
        one.close();
      }
    }
    assertThat(Http.must(admin, "GET", "/api/v1/cases?query=meanwhile", null).path("data").size())
        .isOne();
  }

  @Test
  void whatTakesTooLongIsRefused() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table customers in access exclusive mode");
      Http.Answer refused = Http.call(admin, "GET", "/api/v1/cases?query=kettle", null);
      connection.rollback();
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("code").asText()).isEqualTo("query_too_slow");
    }
    assertThat(Http.must(admin, "GET", "/api/v1/cases?query=kettle", null).path("data").size())
        .isPositive();
  }
}
