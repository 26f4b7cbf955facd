package org.zelodesk.comments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.audit.Visibility;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.comments.ScheduledCommentView.State;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.AgentKind;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.SafeHtml;
import org.zelodesk.platform.Sql;

/** All SQL of comments that wait. What is read for somebody passes the case's predicate. */
@Singleton
class ScheduledCommentRepository {

  /**
   * @param wanted null once it has ended
   * @param seenCommentId the newest comment of the case when it was written; 0: there was none
   */
  record Row(
      long id,
      long version,
      long caseId,
      @Nullable Long originCaseId,
      Author author,
      long authorId,
      Set<String> permissions,
      Visibility visibility,
      @Nullable NewComment wanted,
      boolean shared,
      boolean undoSend,
      long seenCommentId,
      State state,
      Instant sendAt,
      int attempts,
      Instant createdAt,
      @Nullable Instant endedAt,
      @Nullable String reason,
      @Nullable Long commentId,
      @Nullable UUID draftId) {

    /** Its words; empty once it has ended. */
    String html() {
      if (wanted == null) {
        return "";
      }
      return wanted.bodyHtml() == null
          ? SafeHtml.ofPlain(String.valueOf(wanted.body()))
          : wanted.bodyHtml();
    }

    List<Long> files() {
      return wanted == null || wanted.attachmentIds() == null ? List.of() : wanted.attachmentIds();
    }

    ScheduledCommentView view(Actor reader) {
      boolean theirs = authorId == reader.id();
      return new ScheduledCommentView(
          id,
          version,
          caseId,
          visibility,
          author,
          state,
          sendAt,
          createdAt,
          undoSend,
          wanted != null && (theirs || shared) ? html() : null,
          files(),
          wanted == null ? null : wanted.then(),
          endedAt,
          reason,
          commentId,
          theirs ? draftId : null);
    }
  }

  private static final String COLUMNS = "select s.*, a.name as author_name, a.kind as author_kind ";

  private static final String TABLES =
      "from scheduled_comments s join agents a on a.id = s.author_id join cases c on c.id = s.case_id where ";

  private final AgroalDataSource database;
  private final ObjectMapper json;

  ScheduledCommentRepository(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  Page<Row> list(Actor actor, long caseId, State state, PageRequest page) {
    String query = "scheduled|" + caseId + "|" + state + "|" + actor.id();
    Long after = page.afterId(query);
    Sql from =
        Sql.of(TABLES).add(visible(actor)).add(" and s.case_id = ? and s.state = ?", caseId, state);
    Sql rows =
        Sql.of(COLUMNS)
            .add(from)
            .addIf(after != null, " and s.id < ?", after)
            .add(" order by s.id desc limit ?", page.limit + 1);
    return page.page(
        query,
        rows.list(database, this::read),
        row -> List.of(row.id()),
        () -> Sql.count(database, from));
  }

  /** Also under the case that it was written in, when a merge took it along. */
  Optional<Row> visible(Actor actor, long caseId, long id) {
    return Sql.of(COLUMNS)
        .add(TABLES)
        .add(visible(actor))
        .add(" and s.id = ? and (s.case_id = ? or s.origin_case_id = ?)", id, caseId, caseId)
        .first(database, this::read);
  }

  /** The author's own, and those of others for whoever sees what is not for the customer. */
  private static Sql visible(Actor actor) {
    CaseAccess access = CaseAccess.of(actor);
    return access
        .predicate("c")
        .addIf(
            !access.seesInternal(), " and s.visibility = 'public' and s.author_id = ?", actor.id());
  }

  long insert(
      Actor actor,
      long caseId,
      NewComment wanted,
      boolean shared,
      boolean undoSend,
      long seenCommentId,
      Instant sendAt,
      Instant at) {
    return Sql.of(
            """
            insert into scheduled_comments (case_id, author_id, permissions, visibility, wanted, shared, undo_send, seen_comment_id,
                                            send_at, created_at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) returning id""",
            caseId,
            actor.id(),
            actor.permissions(),
            wanted.visibility(),
            write(wanted),
            shared,
            undoSend,
            seenCommentId,
            sendAt,
            at)
        .first(database, row -> row.getLong(1))
        .orElseThrow();
  }

  /** As it is now, whoever may see it. */
  Optional<Row> find(long id) {
    return Sql.of(COLUMNS).add(TABLES).add("s.id = ?", id).first(database, this::read);
  }

  /** To be asked only by whoever has locked its case. */
  Optional<Row> lock(long id) {
    return Sql.of(COLUMNS)
        .add(TABLES)
        .add("s.id = ? for update of s", id)
        .first(database, this::read);
  }

  /** The replies that wait in a case, locked; its case is locked already. */
  List<Row> lockReplies(long caseId) {
    return Sql.of(COLUMNS)
        .add(TABLES)
        .add(
            "s.case_id = ? and s.state = 'waiting' and s.visibility = 'public' order by s.id for update of s",
            caseId)
        .list(database, this::read);
  }

  List<HeldReply> repliesOfOthers(Actor actor, long caseId) {
    return Sql.of(COLUMNS)
        .add(TABLES)
        .add(
            "s.case_id = ? and s.state = 'waiting' and s.visibility = 'public' and s.author_id <> ? order by s.send_at, s.id",
            caseId,
            actor.id())
        .list(database, this::read)
        .stream()
        .map(row -> new HeldReply(row.id(), row.author(), row.sendAt()))
        .toList();
  }

  List<Long> due(Instant now, int most) {
    return Sql.of(
            "select id from scheduled_comments where state = 'waiting' and send_at <= ? order by send_at, id limit ?",
            now,
            most)
        .list(database, row -> row.getLong(1));
  }

  /** False when another node is at it. Held until the end of the transaction. */
  boolean claim(long id) {
    return Sql.of("select pg_try_advisory_xact_lock(hashtextextended('scheduled_comments', ?))", id)
        .first(database, row -> row.getBoolean(1))
        .orElse(false);
  }

  /** Ends what waits, and forgets its words. */
  void end(
      long id,
      State state,
      Instant at,
      @Nullable String reason,
      @Nullable Long commentId,
      @Nullable UUID draftId) {
    Sql.of(
            """
            update scheduled_comments set state = ?, version = version + 1, wanted = null, ended_at = ?, reason = ?,
                   comment_id = ?::bigint, draft_id = ? where id = ? and state = 'waiting'""",
            state,
            at,
            reason,
            commentId,
            draftId,
            id)
        .execute(database);
  }

  void moveTo(long id, Instant sendAt) {
    Sql.of(
            "update scheduled_comments set send_at = ?, undo_send = false, version = version + 1 where id = ? and state = 'waiting'",
            sendAt,
            id)
        .execute(database);
  }

  /** Counts an attempt that failed for no reason of its own. @return how many there were */
  int failedOnce(long id) {
    return Sql.of(
            "update scheduled_comments set attempts = attempts + 1 where id = ? and state = 'waiting' returning attempts",
            id)
        .first(database, row -> row.getInt(1))
        .orElse(0);
  }

  /** What waits in a case that is merged goes along. */
  void follow(long from, long to) {
    Sql.of(
            """
            update scheduled_comments set case_id = ?, origin_case_id = nullif(coalesce(origin_case_id, case_id), ?)
            where case_id = ? and state = 'waiting'""",
            to,
            to,
            from)
        .execute(database);
  }

  /** What followed a merge returns when it is taken back. */
  void returnTo(long origin, long from) {
    Sql.of(
            """
            update scheduled_comments set case_id = ?, origin_case_id = null
            where case_id = ? and origin_case_id = ? and state = 'waiting'""",
            origin,
            from,
            origin)
        .execute(database);
  }

  int forget(Instant endedBefore) {
    return Sql.of("delete from scheduled_comments where ended_at < ?", endedBefore)
        .execute(database);
  }

  private Row read(ResultSet row) throws SQLException {
    String wanted = row.getString("wanted");
    AgentKind kind = EnumValues.parse(AgentKind.class, row.getString("author_kind"));
    return new Row(
        row.getLong("id"),
        row.getLong("version"),
        row.getLong("case_id"),
        Sql.nullableLong(row, "origin_case_id"),
        new Author(
            kind == AgentKind.PERSON ? Author.Kind.AGENT : Author.Kind.SERVICE,
            row.getLong("author_id"),
            row.getString("author_name")),
        row.getLong("author_id"),
        Set.copyOf(Sql.strings(row, "permissions")),
        EnumValues.parse(Visibility.class, row.getString("visibility")),
        wanted == null ? null : parse(wanted),
        row.getBoolean("shared"),
        row.getBoolean("undo_send"),
        row.getLong("seen_comment_id"),
        EnumValues.parse(State.class, row.getString("state")),
        Sql.instant(row, "send_at"),
        row.getInt("attempts"),
        Sql.instant(row, "created_at"),
        Sql.nullableInstant(row, "ended_at"),
        row.getString("reason"),
        Sql.nullableLong(row, "comment_id"),
        row.getObject("draft_id", UUID.class));
  }

  private NewComment parse(String stored) {
    try {
      return json.readValue(stored, NewComment.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write(NewComment wanted) {
    try {
      return json.writeValueAsString(wanted);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
