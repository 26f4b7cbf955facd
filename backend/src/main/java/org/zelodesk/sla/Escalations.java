package org.zelodesk.sla;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.cases.Cases;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;

/**
 * Takes the steps that a policy wants after a warning or a breach: tells agents, hands the case on,
 * raises its level. They are planned in the transaction that publishes the signal, and each is
 * taken once, in a transaction of its own; if the clock has ended meanwhile it is dropped.
 */
@Singleton
class Escalations {

  private static final Logger LOG = Logger.getLogger(Escalations.class);

  /** What was missed longer ago is history, for example of a case that was brought in. */
  private static final Duration TOO_LATE = Duration.ofDays(1);

  private final AgroalDataSource database;
  private final SlaRules rules;
  private final Cases cases;
  private final EventLog log;
  private final Clock clock;

  Escalations(AgroalDataSource database, SlaRules rules, Cases cases, EventLog log, Clock clock) {
    this.database = database;
    this.rules = rules;
    this.cases = cases;
    this.log = log;
    this.clock = clock;
  }

  /** A warning or a breach that was just published. */
  record Published(long clockId, PolicyKey policy, Signal.Kind kind, int ordinal, Instant at) {}

  /** To be called in the transaction that publishes. */
  void plan(List<Published> signals) {
    Instant oldest = clock.instant().minus(TOO_LATE);
    Sql insert =
        Sql.of("insert into sla_escalations (clock_id, kind, ordinal, step, run_at) values ");
    boolean any = false;
    for (Published signal : signals) {
      List<SlaEscalation> steps = rules.escalations(signal.policy());
      for (int step = 0; step < steps.size(); step++) {
        Instant at = signal.at().plusSeconds(steps.get(step).afterSeconds());
        if (kind(steps.get(step).when()) == signal.kind() && at.isAfter(oldest)) {
          insert.add(
              (any ? ", " : "") + "(?, ?, ?, ?, ?)",
              signal.clockId(),
              signal.kind(),
              signal.ordinal(),
              step,
              at);
          any = true;
        }
      }
    }
    if (any) {
      insert.add(" on conflict do nothing").execute(database);
    }
  }

  private static Signal.Kind kind(SlaEscalation.When when) {
    return when == SlaEscalation.When.WARNING ? Signal.Kind.WARNING : Signal.Kind.BREACHED;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void takeAllDue() {
    for (Due due : due()) {
      try {
        QuarkusTransaction.requiringNew().run(() -> take(due));
      } catch (RuntimeException e) {
        LOG.warnf(e, "a step of policy %d is dropped", due.policy().policyId());
        QuarkusTransaction.requiringNew().run(() -> end(due, "dropped"));
      }
    }
  }

  private record Due(
      long clockId,
      String kind,
      int ordinal,
      int step,
      long caseId,
      SlaMetric metric,
      PolicyKey policy,
      boolean open) {}

  private List<Due> due() {
    return select(
            "e.state = 'waiting' and e.run_at < clock_timestamp() order by e.run_at limit 100")
        .list(database, Escalations::read);
  }

  /** Case first, then what hangs on it: as every other change does. */
  private void take(Due seen) {
    Instant now = clock.instant();
    Optional<Due> still =
        select(
                "e.state = 'waiting' and e.clock_id = ? and e.kind = ? and e.ordinal = ? and e.step = ? for update of e skip locked",
                seen.clockId(),
                seen.kind(),
                seen.ordinal(),
                seen.step())
            .first(database, Escalations::read);
    if (still.isEmpty()) {
      return;
    }
    Due due = still.get();
    if (!due.open()) {
      end(due, "dropped");
      return;
    }
    SlaEscalation step = rules.escalations(due.policy()).get(due.step());
    end(due, "done");
    log.append(
        NewEvent.beside(
            "sla.escalated", due.caseId(), due.clockId(), Author.SYSTEM, now, data(due, step)));
    try {
      cases.escalate(
          due.caseId(), step.assigneeId(), step.teamId(), step.raisesLevel(), reason(due), now);
    } catch (Problem refused) {
      LOG.infof("case %d is told, but not changed: %s", due.caseId(), refused.code());
    }
  }

  private static String reason(Due due) {
    return "SLA: " + EnumValues.wire(due.metric()).replace('_', ' ') + ", " + due.kind();
  }

  private static Map<String, @Nullable Object> data(Due due, SlaEscalation step) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("metric", due.metric());
    data.put("after", due.kind());
    data.put("notify", step.agentsToTell());
    data.put("assigneeId", step.assigneeId());
    data.put("teamId", step.teamId());
    data.put("raiseLevel", step.raisesLevel());
    return data;
  }

  private void end(Due due, String state) {
    Sql.of(
            "update sla_escalations set state = ? where clock_id = ? and kind = ? and ordinal = ? and step = ?",
            state,
            due.clockId(),
            due.kind(),
            due.ordinal(),
            due.step())
        .execute(database);
  }

  private static Sql select(String where, @Nullable Object... values) {
    return Sql.of(
            """
            select e.clock_id, e.kind, e.ordinal, e.step, c.case_id, c.metric, c.policy_id, c.policy_version,
                   c.calendar_id, c.calendar_version, c.ended_at is null as open
            from sla_escalations e join sla_clocks c on c.id = e.clock_id where\s""")
        .add(where, values);
  }

  private static Due read(ResultSet row) throws SQLException {
    return new Due(
        row.getLong("clock_id"),
        row.getString("kind"),
        row.getInt("ordinal"),
        row.getInt("step"),
        row.getLong("case_id"),
        EnumValues.parse(SlaMetric.class, row.getString("metric")),
        new PolicyKey(
            row.getLong("policy_id"),
            row.getLong("policy_version"),
            Sql.nullableLong(row, "calendar_id"),
            row.getLong("calendar_version")),
        row.getBoolean("open"));
  }
}
