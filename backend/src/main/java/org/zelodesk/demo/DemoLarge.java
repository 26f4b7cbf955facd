package org.zelodesk.demo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.zelodesk.platform.Sql;

/**
 * Many cases at once, made inside the database, to see how the desk feels when it is full. They
 * have the same rows as other cases, events included, but nothing to read in them.
 */
@Singleton
class DemoLarge {

  private static final int AT_ONCE = 20_000;
  private static final int TIMEOUT_SECONDS = 600;

  private final AgroalDataSource database;

  DemoLarge(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Makes as many as are missing.
   *
   * @return the number of cases that were made now
   */
  int seed(int wanted) {
    int there =
        Sql.of("select count(*) from cases where source = 'demo-large'")
            .first(database, row -> row.getInt(1))
            .orElse(0);
    int made = 0;
    while (there + made < wanted) {
      int from = there + made + 1;
      int to = Math.min(wanted, from + AT_ONCE - 1);
      QuarkusTransaction.requiringNew()
          .timeout(TIMEOUT_SECONDS)
          .run(() -> Sql.of(statement(), from, to).first(database, row -> row.getInt(1)));
      made = to - there;
    }
    if (made > 0) {
      Sql.of("analyze").execute(database);
    }
    return made;
  }

  private static String statement() {
    try (InputStream text =
        Objects.requireNonNull(DemoLarge.class.getResourceAsStream("/demo/large.sql"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
