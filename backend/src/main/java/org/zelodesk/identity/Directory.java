package org.zelodesk.identity;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zelodesk.platform.Sql;

/**
 * What other features ask about agents and teams they hold the ids of. Each question is one
 * statement; inside a transaction it is asked in that transaction.
 */
@Singleton
public class Directory {

  private final AgroalDataSource database;

  Directory(AgroalDataSource database) {
    this.database = database;
  }

  /** Those of the ids that exist, by id. */
  public Map<Long, AgentRef> agents(Collection<Long> ids) {
    Map<Long, AgentRef> found = new TreeMap<>();
    if (!ids.isEmpty()) {
      Sql.of("select id, name, active from agents where id = any(?)", ids)
          .list(database, row -> new AgentRef(row.getLong(1), row.getString(2), row.getBoolean(3)))
          .forEach(agent -> found.put(agent.id(), agent));
    }
    return found;
  }

  /** Those of the ids that exist, by id. */
  public Map<Long, TeamRef> teams(Collection<Long> ids) {
    Map<Long, TeamRef> found = new TreeMap<>();
    if (!ids.isEmpty()) {
      Sql.of("select id, name from teams where id = any(?)", ids)
          .list(database, row -> new TeamRef(row.getLong(1), row.getString(2)))
          .forEach(team -> found.put(team.id(), team));
    }
    return found;
  }

  /** Whether this is a person or service that exists and is not disabled. */
  public boolean isActiveAgent(long id) {
    return is(Sql.of("select 1 from agents where id = ? and active", id));
  }

  /** Whether this team exists and is still in use. */
  public boolean isActiveTeam(long id) {
    return is(Sql.of("select 1 from teams where id = ? and active", id));
  }

  /** Whether the agent is in the team, at whatever level. */
  public boolean isMember(long agentId, long teamId) {
    return is(
        Sql.of("select 1 from team_members where agent_id = ? and team_id = ?", agentId, teamId));
  }

  /** Where the agent's days begin, if they said so. */
  public Optional<ZoneId> timeZone(long agentId) {
    return Sql.of("select time_zone from agents where id = ? and time_zone is not null", agentId)
        .first(database, row -> ZoneId.of(row.getString(1)));
  }

  private boolean is(Sql question) {
    return question.first(database, row -> true).orElse(false);
  }
}
