package org.zelodesk.cases;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;

/**
 * The filters and the order of the list of cases. Several values, with commas between, mean any of
 * them.
 */
public final class CaseFilter {

  static final String RELEVANCE = "relevance";

  /** The orders of the list, as a pattern. */
  public static final String SORT =
      "^(-updatedAt|updatedAt|-createdAt|createdAt|-priority|nextDueAt)$";

  @QueryParam("status")
  @Parameter(description = "Any of these, with commas between.", example = "open,pending")
  public @Nullable String status;

  @QueryParam("priority")
  @Parameter(description = "Any of these, with commas between.", example = "high,urgent")
  public @Nullable String priority;

  @QueryParam("category")
  @Parameter(description = "Any of these, with commas between.", example = "complaint")
  public @Nullable String category;

  @QueryParam("channel")
  @Parameter(description = "Any of these, with commas between.", example = "email,phone")
  public @Nullable String channel;

  @QueryParam("teamId")
  @Parameter(
      description = "An id, `none`, or `mine` for the teams of the reader.",
      example = "mine")
  public @Nullable String teamId;

  @QueryParam("assigneeId")
  @Parameter(description = "An id, `none`, or `me`.", example = "me")
  public @Nullable String assigneeId;

  @QueryParam("requesterId")
  @Parameter(description = "The id of a customer.", example = "2001")
  public @Nullable String requesterId;

  @QueryParam("organizationId")
  @Parameter(description = "The id of an organization.", example = "501")
  public @Nullable String organizationId;

  @QueryParam("tag")
  @Parameter(description = "Carries this tag.", example = "refund")
  public @Nullable String tag;

  @QueryParam("sla")
  @Parameter(
      description =
          "Of what is promised: `overdue`, `due_soon` (within the hour), or a state. Any of these, with commas between.",
      example = "overdue,due_soon")
  public @Nullable String sla;

  @QueryParam("discarded")
  @Parameter(
      description =
          "What was set aside as any of these, with commas between. Without it, and without the key `discarded` in the query, such cases are left out.",
      example = "spam,trash")
  public @Nullable String discarded;

  @QueryParam("query")
  @Parameter(
      description =
          "A query, as the documentation of the query language describes it; combines with the other filters. `GET /query/fields` lists the keys.",
      schema = @Schema(type = SchemaType.STRING, maxLength = 2000),
      example = "status:open,pending priority>=high -assignee:none")
  public @Nullable String query;

  @QueryParam("sort")
  @Parameter(
      description =
          "One of -updatedAt (default), updatedAt, -createdAt, createdAt, -priority, nextDueAt; relevance, where the query asks for words: of the 1,000 that changed last.",
      example = "-updatedAt")
  public @Nullable String sort;

  /** The cases that a query finds, as the list with this query and nothing else has them. */
  static CaseFilter ofQuery(String query) {
    CaseFilter filter = new CaseFilter();
    filter.query = query;
    return filter;
  }

  /**
   * The condition on rows of cases c, but for the query; every value is bound or comes from a
   * closed list of words.
   */
  Sql condition(Actor actor, CaseQueries queries) {
    Sql sql = Sql.of("");
    if (status != null) {
      // Written out, not bound: the planner must see the words to use the partial index of unsolved
      // cases.
      sql.add(
          words("status", status, CaseStatus.class).stream()
              .map(EnumValues::wire)
              .collect(Collectors.joining("','", " and c.status in ('", "')")));
    }
    if (priority != null) {
      sql.add(
          " and c.priority = any(?)",
          words("priority", priority, Priority.class).stream()
              .map(word -> (long) word.ordinal())
              .toList());
    }
    if (category != null) {
      sql.add(" and c.category = any(?)", words("category", category, Category.class));
    }
    if (channel != null) {
      sql.add(" and c.channel = any(?)", words("channel", channel, Channel.class));
    }
    if (teamId != null) {
      switch (teamId) {
        case "none" -> sql.add(" and c.team_id is null");
        case "mine" -> sql.add(" and c.team_id = any(?)", actor.teams().keySet());
        default -> sql.add(" and c.team_id = ?", id("teamId", teamId));
      }
    }
    if (assigneeId != null) {
      switch (assigneeId) {
        case "none" -> sql.add(" and c.assignee_id is null");
        case "me" -> sql.add(" and c.assignee_id = ?", actor.id());
        default -> sql.add(" and c.assignee_id = ?", id("assigneeId", assigneeId));
      }
    }
    if (requesterId != null) {
      sql.add(" and c.requester_id = ?", id("requesterId", requesterId));
    }
    if (organizationId != null) {
      sql.add(" and c.organization_id = ?", id("organizationId", organizationId));
    }
    if (tag != null) {
      sql.add(" and c.tags @> array[?]::text[]", tag);
    }
    if (sla != null) {
      sql.add(
          words("sla", sla, SlaFilter.class).stream()
              .map(SlaFilter::condition)
              .collect(Collectors.joining(" or ", " and (", ")")));
    }
    if (discarded != null) {
      // Written out, not bound: the planner must see the words to use the index of what is
      // discarded.
      sql.add(
          words("discarded", discarded, DiscardedAs.class).stream()
              .map(EnumValues::wire)
              .collect(Collectors.joining("','", " and c.discarded_as in ('", "')")));
    } else if (query == null || !queries.names(query, "discarded")) {
      sql.add(" and c.discarded_as is null");
    }
    return sql;
  }

  /** How what is promised about a case stands. */
  private enum SlaFilter {
    OVERDUE(NextDue.IN_SQL + " < now()"),
    DUE_SOON(NextDue.IN_SQL + " >= now() and " + NextDue.IN_SQL + " < now() + interval '1 hour'"),
    RUNNING("c.sla_state = 'running'"),
    PAUSED("c.sla_state = 'paused'"),
    DONE("c.sla_state = 'done'");

    private final String condition;

    SlaFilter(String condition) {
      this.condition = condition;
    }

    String condition() {
      return condition;
    }
  }

  CaseSort order() {
    if (sort == null) {
      return CaseSort.UPDATED_DESC;
    }
    if (isByRelevance()) {
      // Among those that changed last.
      return CaseSort.UPDATED_DESC;
    }
    return Arrays.stream(CaseSort.values())
        .filter(one -> one.word().equals(sort))
        .findFirst()
        .orElseThrow(() -> wrong("sort", "not_one_of", CaseSort.words() + ", " + RELEVANCE));
  }

  boolean isByRelevance() {
    return RELEVANCE.equals(sort);
  }

  /** What a cursor is bound to: the reader too, since another one has another list. */
  String fingerprint(Actor actor) {
    List<@Nullable Object> parts = new ArrayList<>();
    for (String part :
        new String[] {
          status,
          priority,
          category,
          channel,
          teamId,
          assigneeId,
          requesterId,
          organizationId,
          tag,
          sla,
          discarded,
          query,
          sort
        }) {
      parts.add(part);
    }
    parts.add(actor.id());
    return "cases|" + parts;
  }

  private static <E extends Enum<E>> List<E> words(String name, String given, Class<E> type) {
    List<E> found = new ArrayList<>();
    for (String word : given.split(",", -1)) {
      try {
        E value = EnumValues.parse(type, word.strip());
        if (!EnumValues.wire(value).equals(word.strip())) {
          throw new IllegalArgumentException(word);
        }
        found.add(value);
      } catch (IllegalArgumentException unknown) {
        throw wrong(
            name,
            "not_one_of",
            Arrays.stream(type.getEnumConstants())
                .map(EnumValues::wire)
                .collect(Collectors.joining(", ")));
      }
    }
    return found;
  }

  private static long id(String name, String given) {
    try {
      return Long.parseLong(given);
    } catch (NumberFormatException notANumber) {
      throw wrong(name, "wrong_type");
    }
  }

  /** There is an order by relevance only where words were asked for. */
  static Problem relevanceOfNothing() {
    return wrong("sort", "relevance_of_words");
  }

  private static Problem wrong(String name, String rule, Object... args) {
    return Problem.of(400, "invalid_parameter").with(new Problem.Fault("?" + name, rule, args));
  }
}
