package org.zelodesk.realtime;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.platform.Sql;

/** Reads notices. Their ids are not in the order of their commits, so it looks back a little. */
@Singleton
class NoticeRepository {

  /** A transaction that takes longer after it told something is not heard of. */
  static final Duration LOOKED_BACK = Duration.ofSeconds(15);

  record Numbered(long id, LiveNotice notice) {}

  private final AgroalDataSource database;

  NoticeRepository(AgroalDataSource database) {
    this.database = database;
  }

  /** The ids of what was told lately. */
  List<Long> recent() {
    return Sql.of("select n.id from notices n where ")
        .add(recently())
        .list(database, row -> row.getLong(1));
  }

  /** What was told lately and is not known yet. */
  List<Numbered> fresh(Collection<Long> known) {
    return Sql.of(
            """
            select n.id, n.type, n.agent_id, n.case_id, n.data, c.id as found, c.team_id, c.assignee_id, c.confidential,
                   array(select s.agent_id from case_shares s where s.case_id = n.case_id) as shared_with
            from notices n left join cases c on c.id = n.case_id where\s""")
        .add(recently())
        .add(" and n.id <> all(?) order by n.id", known)
        .list(database, NoticeRepository::read);
  }

  private static Sql recently() {
    return Sql.of(
        "n.told_at > clock_timestamp() - ? * interval '1 second'", LOOKED_BACK.toSeconds());
  }

  private static Numbered read(ResultSet row) throws SQLException {
    CaseAccess.@Nullable Subject subject =
        Sql.nullableLong(row, "found") == null
            ? null
            : new CaseAccess.Subject(
                Sql.nullableLong(row, "team_id"),
                Sql.nullableLong(row, "assignee_id"),
                row.getBoolean("confidential"));
    return new Numbered(
        row.getLong("id"),
        new LiveNotice(
            row.getString("type"),
            Sql.nullableLong(row, "agent_id"),
            Sql.nullableLong(row, "case_id"),
            subject,
            new HashSet<>(Sql.longs(row, "shared_with")),
            row.getString("data")));
  }
}
