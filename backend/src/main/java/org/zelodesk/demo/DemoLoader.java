package org.zelodesk.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.platform.Sql;

/**
 * Loads the demo data into a database that has no cases, behind the running application. Each case
 * is written whole or not at all and has its own number, so a load that was cut off goes on where
 * it stopped.
 */
@Singleton
class DemoLoader {

  static final int CASES = 400;

  private static final Logger LOG = Logger.getLogger(DemoLoader.class);
  static final long LOCK = 0x7a65_6c6f_0001L;

  private final AgroalDataSource database;
  private final DemoStaff staff;
  private final DemoWriter writer;
  private final DemoRatings ratings;
  private final DemoLarge large;
  private final ObjectMapper json;
  private final Clock clock;
  private final boolean wanted;
  private final int largeCases;
  private volatile boolean stopping;
  private volatile @Nullable Thread loading;

  DemoLoader(
      AgroalDataSource database,
      DemoStaff staff,
      DemoWriter writer,
      DemoRatings ratings,
      DemoLarge large,
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "zelodesk.demo", defaultValue = "false") boolean wanted,
      @ConfigProperty(name = "zelodesk.demo-large", defaultValue = "0") int largeCases) {
    this.database = database;
    this.staff = staff;
    this.writer = writer;
    this.ratings = ratings;
    this.large = large;
    this.json = json;
    this.clock = clock;
    this.wanted = wanted;
    this.largeCases = largeCases;
  }

  void start(@Observes StartupEvent started) {
    if (wanted) {
      loading = Thread.ofVirtual().name("demo").start(this::loadAndTell);
    }
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    stopping = true;
    Thread running = loading;
    if (running != null) {
      running.join(Duration.ofSeconds(5));
    }
  }

  boolean isLoading() {
    Thread running = loading;
    return running != null && running.isAlive();
  }

  private void loadAndTell() {
    try {
      long before = System.nanoTime();
      int written = load();
      if (written > 0) {
        LOG.infof(
            "demo data: %d cases in %d ms",
            written, Duration.ofNanos(System.nanoTime() - before).toMillis());
      }
    } catch (RuntimeException | SQLException e) {
      LOG.error("the demo data could not be loaded; the next start goes on with it", e);
    }
  }

  /**
   * @return the number of cases that were written now
   */
  int load() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!lock(connection, "select pg_try_advisory_lock(?)")) {
        return 0;
      }
      try {
        return loadAlone();
      } finally {
        lock(connection, "select pg_advisory_unlock(?)");
      }
    }
  }

  private int loadAlone() {
    Map<String, Long> known = knownCases();
    boolean ours = !known.isEmpty();
    if (!ours && hasCases()) {
      return 0;
    }
    Instant now = clock.instant();
    List<DemoTexts> languages =
        Stream.of("en", "ru", "pt").map(language -> DemoTexts.in(language, json)).toList();
    DemoDesk desk = staff.ready();
    int written = 0;
    for (int number = 1; number <= CASES && !stopping; number++) {
      DemoCase course = new DemoCase(number, CASES, languages, now);
      if (!known.containsKey(course.key())) {
        long id = write(course, desk, languages, known, now);
        known.put(course.key(), id);
        written++;
      }
    }
    if (largeCases > 0 && !stopping) {
      written += large.seed(largeCases);
    }
    return written;
  }

  private long write(
      DemoCase course,
      DemoDesk desk,
      List<DemoTexts> languages,
      Map<String, Long> known,
      Instant now) {
    return QuarkusTransaction.requiringNew()
        .timeout(60)
        .call(
            () -> {
              long id = writer.write(course, desk, now);
              ratings.answer(course, id, now);
              Long other = known.get("case-" + (course.number - 2));
              if (!course.confidential
                  && course.number % 25 == 3
                  && other != null
                  && !new DemoCase(course.number - 2, CASES, languages, now).confidential) {
                writer.relate(desk, id, other, course.times.getLast());
              }
              if (!course.confidential
                  && course.number % 3 == 0
                  && CaseStatus.UNSOLVED.contains(course.end)
                  && course.end != CaseStatus.NEW) {
                writer.askExpert(course, desk, id, course.times.getLast());
              }
              return id;
            });
  }

  private Map<String, Long> knownCases() {
    Map<String, Long> ids = new HashMap<>();
    Sql.of("select external_id, id from cases where source = ?", DemoWriter.SOURCE)
        .list(database, row -> ids.put(row.getString(1), row.getLong(2)));
    return ids;
  }

  private boolean hasCases() {
    return Sql.of("select exists (select 1 from cases)")
        .first(database, row -> row.getBoolean(1))
        .orElse(false);
  }

  private static boolean lock(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, LOCK);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
