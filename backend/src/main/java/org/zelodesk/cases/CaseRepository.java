package org.zelodesk.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.Author;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.SearchDatabase;
import org.zelodesk.platform.Sql;

/** All SQL of cases. Nothing here returns a case without asking {@link CaseAccess}. */
@Singleton
class CaseRepository implements PanacheRepository<SupportCase> {

  static final String SUMMARY =
      """
      select c.id, c.version, c.subject, c.preview, c.status, c.category, c.topic_id, c.priority, c.channel, c.language,
             c.requester_id, c.organization_id, c.team_id, c.assignee_id, c.confidential, c.escalation_level, c.tags,
             c.comment_count, c.public_comment_count, c.last_author_kind, c.received_at, c.created_at, c.updated_at, c.solved_at,
             c.sla_state, c.next_due_at, c.next_due_metric, c.discarded_as\s""";

  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private final AgroalDataSource database;
  private final SearchDatabase searches;
  private final ObjectMapper json;

  CaseRepository(AgroalDataSource database, SearchDatabase searches, ObjectMapper json) {
    this.database = database;
    this.searches = searches;
    this.json = json;
  }

  /** For reading: one projection, no transaction. */
  Optional<CaseView> view(long id, Actor actor) {
    return view(id, actor, CaseAccess.of(actor).predicate("c"));
  }

  /** What the actor made of a case, even when it has just left their sight. */
  CaseView viewAfterChange(long id, Actor actor) {
    return view(id, actor, Sql.of("true")).orElseThrow();
  }

  private Optional<CaseView> view(long id, Actor actor, Sql predicate) {
    CaseAccess access = CaseAccess.of(actor);
    return Sql.of("select c.*, (select max(m.id) from comments m where m.case_id = c.id")
        .addIf(!access.seesInternal(), " and m.visibility = 'public'")
        .add(") as last_comment_id from cases c where c.id = ? and ", id)
        .add(predicate)
        .first(database, row -> readView(row, access));
  }

  /** For changing: the entity, locked until the end of the transaction. */
  Optional<SupportCase> lock(long id, Actor actor) {
    Sql sql =
        Sql.of("select c.* from cases c where c.id = ? and ", id)
            .add(CaseAccess.of(actor).predicate("c"))
            .add(" for no key update");
    return entities(sql).stream().findFirst();
  }

  /**
   * Where a system's own step needs a case whoever may see it: moving cases of a merged customer.
   */
  List<SupportCase> lockAllOfRequester(long customerId) {
    return entities(
        Sql.of(
            "select c.* from cases c where c.requester_id = ? order by c.id for no key update",
            customerId));
  }

  /** Where a system's own step goes over all that is under way. */
  List<SupportCase> lockUnsolved(long afterId, int most) {
    return entities(
        Sql.of(
            """
            select c.* from cases c where c.id > ? and c.merged_into_id is null
              and c.status in ('new', 'open', 'pending', 'on_hold') order by c.id limit ? for no key update""",
            afterId,
            most));
  }

  /** A case and when it was solved. */
  record Solved(Instant at, long id) {
    static final Solved NONE = new Solved(Instant.EPOCH, 0);
  }

  /** The next cases that were solved then or before, and are neither gone nor set aside. */
  List<Solved> solvedBefore(Instant end, Solved after, int most) {
    return solved(Sql.of("select c.solved_at, c.id"), end)
        .add(" and (c.solved_at, c.id) > (?, ?)", after.at(), after.id())
        .add(" order by c.solved_at, c.id limit ?", most)
        .list(database, row -> new Solved(Sql.instant(row, "solved_at"), row.getLong("id")));
  }

  /** Empty when it is not so any more, or somebody else is at it. */
  Optional<SupportCase> lockSolvedBefore(long id, Instant end) {
    Sql sql =
        solved(Sql.of("select c.*"), end).add(" and c.id = ? for no key update skip locked", id);
    return entities(sql).stream().findFirst();
  }

  private static Sql solved(Sql select, Instant end) {
    return select.add(
        " from cases c where c.status = 'solved' and c.solved_at <= ? and c.merged_into_id is null and c.discarded_as is null",
        end);
  }

  List<SupportCase> lockAll(List<Long> ids) {
    return entities(
        Sql.of("select c.* from cases c where c.id = any(?) order by c.id for no key update", ids));
  }

  /** Shared with others who do the same; whoever changes the case waits. */
  Optional<Cases.Attached> attach(long id, Actor actor) {
    return Sql.of(
            "select c.id, c.subject, c.merged_into_id, c.team_id, c.assignee_id, c.confidential from cases c where c.id = ? and ",
            id)
        .add(CaseAccess.of(actor).predicate("c"))
        .add(" for share of c")
        .first(
            database,
            row ->
                new Cases.Attached(
                    row.getLong("id"),
                    row.getString("subject"),
                    Sql.nullableLong(row, "merged_into_id"),
                    new CaseAccess.Subject(
                        Sql.nullableLong(row, "team_id"),
                        Sql.nullableLong(row, "assignee_id"),
                        row.getBoolean("confidential"))));
  }

  /** True when the case exists and this actor sees it. */
  boolean isVisible(long id, Actor actor) {
    return Sql.of("select 1 from cases c where c.id = ? and ", id)
        .add(CaseAccess.of(actor).predicate("c"))
        .first(database, row -> true)
        .orElse(false);
  }

  Optional<CaseAccess.Subject> access(long id, Actor actor) {
    return Sql.of(
            "select c.team_id, c.assignee_id, c.confidential from cases c where c.id = ? and ", id)
        .add(CaseAccess.of(actor).predicate("c"))
        .first(
            database,
            row ->
                new CaseAccess.Subject(
                    Sql.nullableLong(row, "team_id"),
                    Sql.nullableLong(row, "assignee_id"),
                    row.getBoolean("confidential")));
  }

  boolean existsExternally(String source, String externalId) {
    return Sql.of("select 1 from cases where source = ? and external_id = ?", source, externalId)
        .first(database, row -> true)
        .orElse(false);
  }

  /** A row and how relevant it is; of relevance only the order counts. */
  private record Found(CaseSummary row, double relevance) {}

  Page<CaseSummary> list(Actor actor, CaseFilter filter, CaseQueries queries, PageRequest page) {
    CaseSort sort = filter.order();
    String fingerprint = filter.fingerprint(actor);
    List<String> after = page.after(fingerprint, 2);
    CaseAccess access = CaseAccess.of(actor);
    Sql visible =
        Sql.of("from cases c where c.merged_into_id is null and ")
            .add(access.predicate("c"))
            .add(filter.condition(actor, queries));
    if (filter.query == null) {
      if (filter.isByRelevance()) {
        throw CaseFilter.relevanceOfNothing();
      }
      Sql rows = Sql.of(SUMMARY).add(visible);
      if (after != null) {
        rows.add(sort.after(after));
      }
      rows.add(sort.orderBy()).add(" limit ?", page.limit + 1);
      return page.page(
          fingerprint,
          rows.list(database, row -> readSummary(row, access)),
          sort::key,
          () -> Sql.count(database, visible));
    }
    CaseQuery query = queries.read(actor, filter.query);
    if (filter.isByRelevance() && !query.asksForWords()) {
      throw CaseFilter.relevanceOfNothing();
    }
    Matches matches = new Matches(visible, query);
    Sql rows =
        filter.isByRelevance()
            ? matches.mostRelevant(after, page.limit + 1)
            : matches.rows(sort, after, page.limit + 1);
    List<Found> found =
        searches.ask(
            source ->
                rows.list(
                    source,
                    row -> new Found(readSummary(row, access), row.getDouble("relevance"))));
    Page<Found> cut =
        page.page(
            fingerprint,
            found,
            one ->
                filter.isByRelevance()
                    ? List.of(one.relevance(), one.row().id())
                    : sort.key(one.row()),
            () -> searches.ask(matches::count));
    return new Page<>(withSnippets(cut.data(), query), cut.page(), null);
  }

  private static List<CaseSummary> withSnippets(List<Found> found, CaseQuery query) {
    List<CaseSummary> rows = found.stream().map(Found::row).toList();
    if (rows.isEmpty() || !query.asksForWords()) {
      return rows;
    }
    Map<Long, CaseSnippet> snippets = query.snippets(rows.stream().map(CaseSummary::id).toList());
    return rows.stream().map(row -> row.with(snippets.get(row.id()))).toList();
  }

  /** How many rows of a list are looked at to count its groups. */
  private static final int GROUPED = 10_000;

  private static final int MOST_GROUPS = 100;

  CaseCount count(Actor actor, CaseFilter filter, CaseQueries queries, int most) {
    Sql sql =
        Sql.of("select least(count(*), ?), count(*) > ? from (select 1 ", most, most)
            .add(some(actor, filter, queries, most + 1, false))
            .add(") counted");
    return searches
        .ask(source -> sql.first(source, row -> new CaseCount(row.getLong(1), row.getBoolean(2))))
        .orElseThrow();
  }

  List<Long> matching(Actor actor, CaseFilter filter, CaseQueries queries, int most) {
    Sql sql =
        Sql.of("select found.id from (select c.id ")
            .add(some(actor, filter, queries, most, false))
            .add(") found order by found.id");
    return searches.ask(source -> sql.list(source, row -> row.getLong(1)));
  }

  List<CaseGroup> groups(Actor actor, CaseFilter filter, CaseQueries queries, CaseGrouping by) {
    Sql sql =
        Sql.of("select g.value, count(*), sum(count(*)) over () > ? from (select ", GROUPED)
            .add(by.expression() + " as value ")
            .add(some(actor, filter, queries, GROUPED + 1, true))
            .add(") g group by g.value order by count(*) desc, g.value limit ?", MOST_GROUPS);
    return searches.ask(
        source ->
            sql.list(
                source, row -> new CaseGroup(row.getString(1), row.getLong(2), row.getBoolean(3))));
  }

  /** From {@code from} on: up to so many cases of a list, but for those that were merged away. */
  private static Sql some(
      Actor actor, CaseFilter filter, CaseQueries queries, int most, boolean newest) {
    Sql visible =
        Sql.of("from cases c where c.merged_into_id is null and ")
            .add(CaseAccess.of(actor).predicate("c"))
            .add(filter.condition(actor, queries));
    return filter.query == null
        ? visible.addIf(newest, CaseSort.UPDATED_DESC.orderBy()).add(" limit ?", most)
        : new Matches(visible, queries.read(actor, filter.query)).some(most, newest);
  }

  void share(long caseId, long agentId, Instant at) {
    Sql.of(
            "insert into case_shares (case_id, agent_id, created_at) values (?, ?, ?) on conflict do nothing",
            caseId,
            agentId,
            at)
        .execute(database);
  }

  boolean unshare(long caseId, long agentId) {
    return Sql.of("delete from case_shares where case_id = ? and agent_id = ?", caseId, agentId)
            .execute(database)
        > 0;
  }

  boolean isShared(long caseId, long agentId) {
    return Sql.of("select 1 from case_shares where case_id = ? and agent_id = ?", caseId, agentId)
        .first(database, row -> true)
        .orElse(false);
  }

  List<CaseShare> shares(long caseId) {
    return Sql.of(
            "select agent_id, created_at from case_shares where case_id = ? order by agent_id",
            caseId)
        .list(database, row -> new CaseShare(row.getLong(1), Sql.instant(row, "created_at")));
  }

  /**
   * The cases in which the same customer goes on with this one, or this one goes on with, the
   * newest first; unsolved, or solved after that instant.
   */
  List<Long> followUpsUnderWay(SupportCase over, Instant solvedAfter) {
    return Sql.of(
            """
            with recursive family (id) as (
              values (?::bigint)
              union select case when l.case_id = f.id then l.other_id else l.case_id end
              from family f join case_links l on f.id in (l.case_id, l.other_id) and l.type = 'follow_up')
            select c.id from family f join cases c on c.id = f.id
            where c.requester_id = ? and c.merged_into_id is null and c.discarded_as is null
              and (c.status in ('new', 'open', 'pending', 'on_hold') or c.status = 'solved' and c.solved_at > ?)
            order by c.id desc limit 10""",
            over.id(),
            over.requesterId(),
            solvedAfter)
        .list(database, row -> row.getLong("id"));
  }

  void link(long caseId, String type, long otherId, Instant at) {
    Sql.of(
            "insert into case_links (case_id, type, other_id, created_at) values (?, ?, ?, ?) on conflict do nothing",
            caseId,
            type,
            otherId,
            at)
        .execute(database);
  }

  /** The links of a case from its own side, and only those whose other case the reader sees. */
  List<CaseLink> links(long caseId, Actor actor) {
    return Sql.of(
            """
            select l.id, case when l.case_id = ? then l.type
                   else case l.type when 'parent' then 'child' when 'follow_up' then 'follow_up_of' else l.type end end as type,
                   c.id as other, c.subject, c.status, l.created_at
            from case_links l join cases c on c.id = case when l.case_id = ? then l.other_id else l.case_id end
            where (l.case_id = ? or l.other_id = ?) and\s""",
            caseId,
            caseId,
            caseId,
            caseId)
        .add(CaseAccess.of(actor).predicate("c"))
        .add(" order by l.id")
        .list(
            database,
            row ->
                new CaseLink(
                    row.getLong("id"),
                    EnumValues.parse(CaseLink.Type.class, row.getString("type")),
                    row.getLong("other"),
                    row.getString("subject"),
                    EnumValues.parse(CaseStatus.class, row.getString("status")),
                    Sql.instant(row, "created_at")));
  }

  boolean unlink(long linkId) {
    return Sql.of("delete from case_links where id = ?", linkId).execute(database) > 0;
  }

  /** True when {@code ancestor} is above {@code caseId}, however far. */
  boolean isAbove(long ancestor, long caseId) {
    return Sql.of(
            """
            with recursive up(id) as (
              select other_id from case_links where case_id = ? and type = 'parent'
              union select l.other_id from case_links l join up on l.case_id = up.id and l.type = 'parent')
            select 1 from up where id = ?""",
            caseId,
            ancestor)
        .first(database, row -> true)
        .orElse(false);
  }

  void rememberMove(
      String kind, long from, long to, List<Long> commentIds, CaseStatus before, Instant at) {
    Sql.of(
            "insert into case_moves (kind, from_id, to_id, comment_ids, status_before, moved_at) values (?, ?, ?, ?, ?, ?)",
            kind,
            from,
            to,
            commentIds,
            before,
            at)
        .execute(database);
  }

  /** What the last merge of this case moved. */
  Optional<CaseMove> mergeOf(long caseId) {
    return Sql.of(
            "select id, to_id, comment_ids, status_before from case_moves where kind = 'merge' and from_id = ? order by id desc limit 1",
            caseId)
        .first(
            database,
            row ->
                new CaseMove(
                    row.getLong("id"),
                    row.getLong("to_id"),
                    Sql.longs(row, "comment_ids"),
                    EnumValues.parse(CaseStatus.class, row.getString("status_before"))));
  }

  void forgetMove(long moveId) {
    Sql.of("delete from case_moves where id = ?", moveId).execute(database);
  }

  @SuppressWarnings("unchecked")
  private List<SupportCase> entities(Sql sql) {
    // A native query of Hibernate binds by position from 1, as JDBC does; arrays go in as Java
    // arrays.
    StringBuilder text = new StringBuilder();
    int index = 0;
    for (char c : sql.text().toCharArray()) {
      if (c == '?') {
        text.append('?').append(++index);
      } else {
        text.append(c);
      }
    }
    Query query = getEntityManager().createNativeQuery(text.toString(), SupportCase.class);
    index = 0;
    for (Object value : sql.values()) {
      query.setParameter(
          ++index,
          value instanceof java.util.Collection<?> many ? many.toArray(Long[]::new) : value);
    }
    return query.getResultList();
  }

  private CaseView readView(ResultSet row, CaseAccess access) throws SQLException {
    CaseAccess.Subject subject =
        new CaseAccess.Subject(
            Sql.nullableLong(row, "team_id"),
            Sql.nullableLong(row, "assignee_id"),
            row.getBoolean("confidential"));
    return new CaseView(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("subject"),
        EnumValues.parse(CaseStatus.class, row.getString("status")),
        category(row),
        Sql.nullableLong(row, "topic_id"),
        Priority.values()[row.getInt("priority")],
        EnumValues.parse(Channel.class, row.getString("channel")),
        row.getString("language"),
        row.getLong("requester_id"),
        Sql.nullableLong(row, "organization_id"),
        subject.teamId(),
        subject.assigneeId(),
        subject.confidential(),
        row.getInt("escalation_level"),
        Sql.strings(row, "tags"),
        customFields(row.getString("custom_fields")),
        Sql.longs(row, "watcher_ids"),
        row.getString("source"),
        row.getString("external_id"),
        Sql.instant(row, "received_at"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"),
        Sql.nullableInstant(row, "solved_at"),
        Sql.nullableInstant(row, "closed_at"),
        slaState(row),
        Sql.nullableInstant(row, "next_due_at"),
        nextDueMetric(row),
        row.getInt(access.seesInternal() ? "comment_count" : "public_comment_count"),
        Sql.nullableLong(row, "last_comment_id"),
        Sql.nullableLong(row, "merged_into_id"),
        Sql.nullableLong(row, "split_from_id"),
        discardedAs(row),
        access.allowed(subject),
        null);
  }

  static CaseSummary readSummary(ResultSet row, CaseAccess access) throws SQLException {
    String author = row.getString("last_author_kind");
    return new CaseSummary(
        row.getLong("id"),
        row.getLong("version"),
        row.getString("subject"),
        row.getString("preview"),
        EnumValues.parse(CaseStatus.class, row.getString("status")),
        category(row),
        Sql.nullableLong(row, "topic_id"),
        Priority.values()[row.getInt("priority")],
        EnumValues.parse(Channel.class, row.getString("channel")),
        row.getString("language"),
        row.getLong("requester_id"),
        Sql.nullableLong(row, "organization_id"),
        Sql.nullableLong(row, "team_id"),
        Sql.nullableLong(row, "assignee_id"),
        row.getBoolean("confidential"),
        row.getInt("escalation_level"),
        Sql.strings(row, "tags"),
        row.getInt(access.seesInternal() ? "comment_count" : "public_comment_count"),
        author == null ? null : EnumValues.parse(Author.Kind.class, author),
        Sql.instant(row, "received_at"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "updated_at"),
        Sql.nullableInstant(row, "solved_at"),
        slaState(row),
        Sql.nullableInstant(row, "next_due_at"),
        nextDueMetric(row),
        discardedAs(row),
        null);
  }

  private static @Nullable SlaMetric nextDueMetric(ResultSet row) throws SQLException {
    String word = row.getString("next_due_metric");
    return word == null ? null : EnumValues.parse(SlaMetric.class, word);
  }

  private static @Nullable DiscardedAs discardedAs(ResultSet row) throws SQLException {
    String word = row.getString("discarded_as");
    return word == null ? null : EnumValues.parse(DiscardedAs.class, word);
  }

  private static @Nullable SlaState slaState(ResultSet row) throws SQLException {
    String word = row.getString("sla_state");
    return word == null ? null : EnumValues.parse(SlaState.class, word);
  }

  private Map<String, @Nullable Object> customFields(String stored) {
    try {
      return stored.equals("{}") ? Map.of() : json.readValue(stored, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Category category(ResultSet row) throws SQLException {
    String word = row.getString("category");
    return word == null ? null : EnumValues.parse(Category.class, word);
  }
}
