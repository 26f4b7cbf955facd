package org.zelodesk.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that the backend runs for each operation, in their order, by plain JDBC. The bench
 * compares them with what the server saw of the backend and says where they differ.
 */
final class Statements {

  static final int PAGE = 50;

  private static final String VISIBLE =
      "(c.assignee_id = ? or c.team_id = any(?) or not c.confidential and (c.team_id is null"
          + " or exists (select 1 from case_shares s where s.case_id = c.id and s.agent_id = ? offset 0)))";

  private static final String READ =
      "select c.*, (select max(m.id) from comments m where m.case_id = c.id) as last_comment_id from cases c where c.id = ? and "
          + VISIBLE;

  private static final String LIST =
      "select c.id, c.version, c.subject, c.preview, c.status, c.category, c.topic_id, c.priority, c.channel, c.language,"
          + " c.requester_id, c.organization_id, c.team_id, c.assignee_id, c.confidential, c.escalation_level, c.tags,"
          + " c.comment_count, c.public_comment_count, c.last_author_kind, c.received_at, c.created_at, c.updated_at, c.solved_at,"
          + " c.sla_state, c.next_due_at, c.next_due_metric, c.discarded_as"
          + " from cases c where c.merged_into_id is null and "
          + VISIBLE
          + " and c.discarded_as is null";
  private static final String AFTER = " and (c.updated_at, c.id) < (?, ?)";
  private static final String ORDER = " order by c.updated_at desc, c.id desc limit ?";

  private static final String TEAM = "select 1 from teams where id = ? and active";
  private static final String OWNER =
      "select c.id, c.merged_into_id from (values (?::int, ?::text, ?::text)) as w (position, kind, canonical)"
          + " join customer_identities i on i.kind = w.kind and i.canonical = w.canonical"
          + " join customers c on c.id = i.customer_id order by w.position limit 1 for share of c";
  private static final String TAGS =
      "insert into tags (name, created_at) select wanted.name, ? from unnest(?::text[]) as wanted (name)"
          + " where not exists (select 1 from tags t where t.name = wanted.name) order by wanted.name"
          + " on conflict do nothing returning name, id";
  private static final String INSERT_CASE =
      "insert into cases (assignee_id,category,channel,closed_at,comment_count,confidential,created_at,custom_fields,"
          + "discarded_as,escalation_level,external_id,language,last_author_kind,merged_into_id,next_due_at,next_due_metric,organization_id,"
          + "preview,priority,public_comment_count,received_at,requester_id,sla_state,solved_at,source,split_from_id,status,"
          + "subject,tags,team_id,topic_id,updated_at,version,watcher_ids) values"
          + " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) returning id";
  private static final String INSERT_COMMENT =
      "insert into comments (author_id,author_kind,author_name,body,body_html,case_id,channel,created_at,language,"
          + "origin_case_id,received_at,redacted,version,visibility) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?) returning id";
  private static final String INSERT_EVENT =
      "insert into events (type, case_id, case_version, subject_id, actor_kind, actor_id, actor_name, visibility, occurred_at, data)"
          + " values (?, ?::bigint, ?::bigint, ?::bigint, ?, ?::bigint, ?, ?, ?, ?::jsonb)";
  private static final String CUSTOMER =
      "select c.id, c.name, (select i.value from customer_identities i"
          + " where i.customer_id = c.id and i.kind = 'email' order by i.id limit 1) as email"
          + " from customers c where c.id = any(?)";
  private static final String CLOCKS =
      "select r.revision, c.* from sla_revision r"
          + " left join (select * from sla_clocks where case_id = ? for update) c on true";
  private static final String LOCK =
      "select c.* from cases c where c.id = ? and " + VISIBLE + " for no key update";
  private static final String UPDATE_CASE =
      "update cases set comment_count=?,%spreview=?,public_comment_count=?,updated_at=?,version=? where id=?";
  private static final String TOUCH = UPDATE_CASE.formatted("");
  private static final String TOUCH_AND_TURN = UPDATE_CASE.formatted("last_author_kind=?,");

  private final Reader reader;
  private final Long[] teams;

  Statements(Reader reader) {
    this.reader = reader;
    this.teams = reader.teams().toArray(Long[]::new);
  }

  /** What is made of the rows of a query. */
  @FunctionalInterface
  interface Rows<T> {
    T of(ResultSet rows) throws SQLException;
  }

  /** A case to be opened by a known customer, with its first, public comment. */
  record Opening(
      String subject,
      String channel,
      String priority,
      String category,
      String language,
      long teamId,
      List<String> tags,
      String identity,
      String body) {}

  /** What the answer to a new case tells beyond the request. */
  record Opened(long id, long commentId, long requesterId, Instant at) {}

  /** What the answer to a new comment tells beyond the request. */
  record Written(long id, String channel, @Nullable String language, Instant at) {}

  /** The reader's view of the table, with literals: for the bench's own questions. */
  static String visibleTo(Reader reader) {
    return "c.merged_into_id is null and (c.assignee_id = %d or c.team_id = any(array%s) or not c.confidential and (c.team_id is null or exists (select 1 from case_shares s where s.case_id = c.id and s.agent_id = %d)))"
        .formatted(reader.id(), reader.teams(), reader.id());
  }

  <T> T read(Connection connection, long id, Rows<T> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setLong(1, id);
      bindReader(connection, statement, 2);
      try (ResultSet result = statement.executeQuery()) {
        return rows.of(result);
      }
    }
  }

  <T> T list(Connection connection, @Nullable Cursor after, Rows<T> rows) throws SQLException {
    String sql = after == null ? LIST + ORDER : LIST + AFTER + ORDER;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = bindReader(connection, statement, 1);
      if (after != null) {
        statement.setObject(next++, at(after.updatedAt()));
        statement.setLong(next++, after.id());
      }
      statement.setInt(next, PAGE + 1);
      try (ResultSet result = statement.executeQuery()) {
        return rows.of(result);
      }
    }
  }

  Opened open(Connection connection, Opening wanted, Instant now) throws SQLException {
    connection.setAutoCommit(false);
    try {
      one(connection, TEAM, wanted.teamId());
      long requester = owner(connection, wanted.identity());
      tags(connection, wanted.tags(), now);
      String preview = preview(wanted.body());
      long id = insertCase(connection, wanted, requester, preview, now);
      event(
          connection,
          "case.created",
          id,
          1,
          now,
          "{\"subject\":\"%s\",\"status\":\"new\",\"priority\":\"%s\",\"category\":\"%s\",\"topicId\":null,\"channel\":\"%s\",\"requesterId\":%d,\"organizationId\":null,\"teamId\":%d,\"assigneeId\":null,\"tags\":[%s],\"receivedAt\":\"%s\"}"
              .formatted(
                  wanted.subject(),
                  wanted.priority(),
                  wanted.category(),
                  wanted.channel(),
                  requester,
                  wanted.teamId(),
                  wanted.tags().stream().collect(Collectors.joining("\",\"", "\"", "\"")),
                  now));
      String name = customer(connection, requester);
      long comment =
          insertComment(
              connection,
              requester,
              "customer",
              name,
              wanted.body(),
              id,
              wanted.channel(),
              wanted.language(),
              now);
      event(
          connection,
          "comment.created",
          id,
          2,
          now,
          commentData(comment, "customer", requester, name, now, false));
      one(connection, CLOCKS, id);
      connection.commit();
      return new Opened(id, comment, requester, now);
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** A public reply to a case that is open. */
  Written reply(Connection connection, long caseId, String body, Instant now) throws SQLException {
    connection.setAutoCommit(false);
    try {
      Locked locked = lock(connection, caseId);
      long id =
          insertComment(
              connection,
              reader.id(),
              "agent",
              reader.name(),
              body,
              caseId,
              locked.channel(),
              locked.language(),
              now);
      event(
          connection,
          "comment.created",
          caseId,
          locked.version() + 1,
          now,
          commentData(id, "agent", reader.id(), reader.name(), now, true));
      one(connection, CLOCKS, caseId);
      touch(connection, caseId, locked, preview(body), now);
      connection.commit();
      return new Written(id, locked.channel(), locked.language(), now);
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private record Locked(
      long version,
      String channel,
      @Nullable String language,
      int comments,
      int publicComments,
      boolean customerSpokeLast) {}

  private Locked lock(Connection connection, long caseId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setLong(1, caseId);
      bindReader(connection, statement, 2);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("no case " + caseId);
        }
        return new Locked(
            row.getLong("version"),
            row.getString("channel"),
            row.getString("language"),
            row.getInt("comment_count"),
            row.getInt("public_comment_count"),
            "customer".equals(row.getString("last_author_kind")));
      }
    }
  }

  private static void touch(
      Connection connection, long caseId, Locked locked, String preview, Instant now)
      throws SQLException {
    boolean turns = locked.customerSpokeLast();
    try (PreparedStatement statement =
        connection.prepareStatement(turns ? TOUCH_AND_TURN : TOUCH)) {
      int next = 1;
      statement.setInt(next++, locked.comments() + 1);
      if (turns) {
        statement.setString(next++, "agent");
      }
      statement.setString(next++, preview);
      statement.setInt(next++, locked.publicComments() + 1);
      statement.setObject(next++, at(now));
      statement.setLong(next++, locked.version() + 1);
      statement.setLong(next, caseId);
      statement.executeUpdate();
    }
  }

  private static long owner(Connection connection, String identity) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OWNER)) {
      statement.setInt(1, 0);
      statement.setString(2, "email");
      statement.setString(3, identity);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("no customer " + identity);
        }
        return row.getLong(1);
      }
    }
  }

  private static void tags(Connection connection, List<String> tags, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAGS)) {
      statement.setObject(1, at(now));
      statement.setArray(2, connection.createArrayOf("text", tags.toArray()));
      drain(statement);
    }
  }

  private static long insertCase(
      Connection connection, Opening wanted, long requester, String preview, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT_CASE)) {
      statement.setNull(1, Types.BIGINT);
      statement.setString(2, wanted.category());
      statement.setString(3, wanted.channel());
      statement.setNull(4, Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setInt(5, 1);
      statement.setBoolean(6, false);
      statement.setObject(7, at(now));
      statement.setObject(8, "{}", Types.OTHER);
      statement.setNull(9, Types.VARCHAR);
      statement.setShort(10, (short) 0);
      statement.setNull(11, Types.VARCHAR);
      statement.setString(12, wanted.language());
      statement.setString(13, "customer");
      statement.setNull(14, Types.BIGINT);
      statement.setNull(15, Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setNull(16, Types.VARCHAR);
      statement.setNull(17, Types.BIGINT);
      statement.setString(18, preview);
      statement.setShort(19, (short) 1);
      statement.setInt(20, 1);
      statement.setObject(21, at(now));
      statement.setLong(22, requester);
      statement.setNull(23, Types.VARCHAR);
      statement.setNull(24, Types.TIMESTAMP_WITH_TIMEZONE);
      statement.setNull(25, Types.VARCHAR);
      statement.setNull(26, Types.BIGINT);
      statement.setString(27, "new");
      statement.setString(28, wanted.subject());
      statement.setArray(29, connection.createArrayOf("text", wanted.tags().toArray()));
      statement.setLong(30, wanted.teamId());
      statement.setNull(31, Types.BIGINT);
      statement.setObject(32, at(now));
      statement.setLong(33, 2);
      statement.setArray(34, connection.createArrayOf("bigint", new Long[0]));
      return id(statement);
    }
  }

  private static long insertComment(
      Connection connection,
      long authorId,
      String authorKind,
      String authorName,
      String body,
      long caseId,
      String channel,
      @Nullable String language,
      Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT_COMMENT)) {
      statement.setLong(1, authorId);
      statement.setString(2, authorKind);
      statement.setString(3, authorName);
      statement.setString(4, body);
      statement.setNull(5, Types.VARCHAR);
      statement.setLong(6, caseId);
      statement.setString(7, channel);
      statement.setObject(8, at(now));
      statement.setString(9, language);
      statement.setNull(10, Types.BIGINT);
      statement.setObject(11, at(now));
      statement.setBoolean(12, false);
      statement.setLong(13, 1);
      statement.setString(14, "public");
      return id(statement);
    }
  }

  private void event(
      Connection connection, String type, long caseId, long version, Instant now, String data)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT_EVENT)) {
      statement.setString(1, type);
      statement.setLong(2, caseId);
      statement.setLong(3, version);
      statement.setNull(4, Types.NULL);
      statement.setString(5, "agent");
      statement.setLong(6, reader.id());
      statement.setString(7, reader.name());
      statement.setString(8, "public");
      statement.setObject(9, at(now));
      statement.setString(10, data);
      statement.executeUpdate();
    }
  }

  private static String customer(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CUSTOMER)) {
      statement.setArray(1, connection.createArrayOf("bigint", new Long[] {id}));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(2);
      }
    }
  }

  private static String commentData(
      long id, String kind, long author, String name, Instant receivedAt, boolean reached) {
    return "{\"commentId\":%d,\"visibility\":\"public\",\"author\":{\"kind\":\"%s\",\"id\":%d,\"name\":\"%s\"},\"receivedAt\":\"%s\",\"reachedCustomer\":%b}"
        .formatted(id, kind, author, name, receivedAt, reached);
  }

  private static String preview(String body) {
    return body.length() <= 140 ? body : body.substring(0, 139) + "…";
  }

  private int bindReader(Connection connection, PreparedStatement statement, int first)
      throws SQLException {
    statement.setLong(first, reader.id());
    Array array = connection.createArrayOf("bigint", teams);
    statement.setArray(first + 1, array);
    statement.setLong(first + 2, reader.id());
    return first + 3;
  }

  private static void one(Connection connection, String sql, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      drain(statement);
    }
  }

  private static void drain(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
  }

  private static long id(PreparedStatement insert) throws SQLException {
    try (ResultSet row = insert.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
