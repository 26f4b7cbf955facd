package org.zelodesk.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Sql;

/**
 * Reads the log in the order in which it became complete; a row whose transaction may still have
 * older company is not shown yet.
 */
@Singleton
class EventRepository {

  private static final String COLUMNS =
      """
      select e.id, e.tx, e.type, e.case_id, e.case_version, e.subject_id, e.actor_kind, e.actor_id, e.actor_name,
             e.visibility, e.occurred_at, e.recorded_at, e.data, c.team_id, c.assignee_id, c.confidential,
             array(select s.agent_id from case_shares s where s.case_id = e.case_id) as shared_with
      from events e left join cases c on c.id = e.case_id\s""";

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final AgroalDataSource database;
  private final ObjectMapper json;

  EventRepository(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The next events after a position, whoever may see them. */
  List<LoggedEvent> after(Position position, int limit) {
    return Sql.of(COLUMNS)
        .add(
            "where (e.tx, e.id) > (?, ?) and e.tx < log_horizon() order by e.tx, e.id limit ?",
            position.tx(),
            position.id(),
            limit)
        .list(database, this::read);
  }

  /** The end of what is complete now. */
  Position end() {
    return Sql.of("select log_horizon() - 1")
        .first(database, row -> new Position(row.getLong(1), Long.MAX_VALUE))
        .orElseThrow();
  }

  /** The audit trail of a case that this actor sees, oldest first. */
  Page<EventView> ofCase(Actor actor, long caseId, PageRequest page) {
    CaseAccess access = CaseAccess.of(actor);
    String query = "events|" + caseId + "|" + actor.id();
    Long after = page.afterId(query);
    Sql from =
        Sql.of("where e.case_id = ? and ", caseId)
            .add(access.predicate("c"))
            .addIf(!access.seesInternal(), " and e.visibility = 'public'");
    Sql rows =
        Sql.of(COLUMNS)
            .add(from)
            .addIf(after != null, " and e.id > ?", after)
            .add(" order by e.id limit ?", page.limit + 1);
    List<EventView> views =
        rows.list(database, this::read).stream().map(LoggedEvent::view).toList();
    return page.page(
        query,
        views,
        event -> List.of(event.id()),
        () ->
            Sql.count(
                database, Sql.of("from events e join cases c on c.id = e.case_id ").add(from)));
  }

  private LoggedEvent read(ResultSet row) throws SQLException {
    Long caseId = Sql.nullableLong(row, "case_id");
    Position position = new Position(row.getLong("tx"), row.getLong("id"));
    String actorName = row.getString("actor_name");
    EventView view =
        new EventView(
            position.id(),
            position.cursor(),
            row.getString("type"),
            caseId,
            Sql.nullableLong(row, "case_version"),
            Sql.nullableLong(row, "subject_id"),
            new Author(
                EnumValues.parse(Author.Kind.class, row.getString("actor_kind")),
                Sql.nullableLong(row, "actor_id"),
                actorName == null ? "" : actorName),
            Sql.instant(row, "occurred_at"),
            Sql.instant(row, "recorded_at"),
            EnumValues.parse(Visibility.class, row.getString("visibility")),
            data(row.getString("data")));
    CaseAccess.@Nullable Subject subject =
        caseId == null
            ? null
            : new CaseAccess.Subject(
                Sql.nullableLong(row, "team_id"),
                Sql.nullableLong(row, "assignee_id"),
                row.getBoolean("confidential"));
    return new LoggedEvent(position, view, subject, new HashSet<>(Sql.longs(row, "shared_with")));
  }

  private Map<String, Object> data(String stored) {
    try {
      return json.readValue(stored, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
