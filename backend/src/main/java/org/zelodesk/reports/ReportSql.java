package org.zelodesk.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Sql;

/**
 * The statements of a report. Access, and what a query asks, are conditions on rows {@code c}. When
 * they ask only for what the moment, the span or the clock has of its case, {@code c} is that; when
 * for what {@code case_facts} has, that narrow row; else it is the case.
 *
 * @param clause what the query asks; null: nothing
 * @param now up to when anything is told
 */
record ReportSql(Actor reader, @Nullable Sql clause, Instant now) {

  /** What facts have under the name that a case has it under, see the schema. */
  private static final Set<String> MIRRORED =
      Set.of(
          "id",
          "status",
          "category",
          "topic_id",
          "priority",
          "channel",
          "language",
          "requester_id",
          "organization_id",
          "team_id",
          "assignee_id",
          "confidential",
          "escalation_level",
          "merged_into_id",
          "discarded_as",
          "created_at");

  /** What moments, spans and clocks have of their case under the same name. */
  private static final Set<String> MIRRORED_TWICE =
      Set.of(
          "id",
          "category",
          "topic_id",
          "priority",
          "channel",
          "team_id",
          "assignee_id",
          "confidential",
          "merged_into_id",
          "discarded_as",
          "created_at");

  private static final Pattern COLUMN = Pattern.compile("\\b[cf]\\.([a-z_]+)");
  private static final Pattern COLUMN_OF_CASES = Pattern.compile("\\bc\\.([a-z_]+)");

  private static final String QUANTILES =
      "percentile_cont(array[0.5, 0.9, 0.95]::float8[]) within group (order by %s)";

  /** Which ages an unsolved case can have within a span of time; all others are not tried. */
  private static final String AGES =
      """
       join (select a.band, a.low, a.high, u.at - a.low as until, coalesce(u.since - a.high, '-infinity') as after
          from (values ('lt_1d', interval '0 hours', interval '24 hours'), ('1d_3d', interval '24 hours', interval '72 hours'),
            ('3d_7d', interval '72 hours', interval '168 hours'), ('7d_30d', interval '168 hours', interval '720 hours'),
            ('gt_30d', interval '720 hours', null)) as a (band, low, high), (select ?::timestamptz as since, ?::timestamptz as at) u) age
        on f.created_at <= age.until and f.created_at > age.after\s""";

  /**
   * The number of the piece of time that an instant lies in, from 1. The instants are read once,
   * not for each row.
   */
  private static final String PIECE = "width_bucket(%s, (select ?::text[]::timestamptz[]))";

  /** Who replied before the case was solved, and which part of the answer is theirs. */
  private static final String AUTHORS =
      """
       left join lateral (select w.agent_id, 1.0 / count(*) over () as share from (
          select distinct m.agent_id from case_moments m
          where m.case_id = s.case_id and m.kind = 'reply' and m.agent_id is not null and m.at <= s.solved_at) w) a on true\s""";

  /** Which rows of a result are told: of the range, of each piece, of each group. */
  record Levels(boolean total, boolean pieces, boolean groups) {}

  /**
   * Counts metrics of one grain. The columns are {@code level} (0 groups, 1 pieces, 2 total),
   * {@code piece} from 0, {@code g1}, {@code g2}, and those of each metric by its place, see {@link
   * Tally}.
   *
   * @param pieces of the range, in order; one: the range itself
   */
  Sql tally(
      Grain grain,
      List<Metric> metrics,
      List<Range.Piece> pieces,
      List<ReportDimension> dimensions,
      Levels levels) {
    boolean isWhole = !levels.pieces() && !levels.groups();
    Sql sql =
        isWhole
            ? Sql.of("select 2 as level, 0 as piece")
            : Sql.of("select case when grouping(r.piece) = 1 then 2 when ")
                .add(dimensions.isEmpty() ? "true" : "grouping(r.g1) = 1")
                .add(" then 1 else 0 end as level, r.piece");
    for (int i = 1; i <= dimensions.size(); i++) {
      sql.add(", r.g" + i);
    }
    for (int i = 0; i < metrics.size(); i++) {
      sql.add(aggregates(metrics.get(i), i));
    }
    sql.add(" from (")
        .add(
            rows(
                grain,
                metrics,
                pieces.getFirst().from(),
                pieces.getLast().to(),
                pieces,
                dimensions))
        .add(") r group by grouping sets (");
    List<String> sets = new ArrayList<>();
    if (levels.total()) {
      sets.add("()");
    }
    if (levels.pieces()) {
      sets.add("(r.piece)");
    }
    if (levels.groups()) {
      sets.add(dimensions.size() == 2 ? "(r.piece, r.g1, r.g2)" : "(r.piece, r.g1)");
    }
    return sql.add(String.join(", ", sets)).add(")");
  }

  private static String aggregates(Metric metric, int place) {
    Metric.Counting counting = metric.counting();
    String sample = " filter (where " + counting.sample() + ")";
    boolean isOneOfACase = isOneOfACase(metric);
    StringBuilder sql = new StringBuilder();
    sql.append(", ").append(counted(metric)).append(sample).append(" as n").append(place);
    if (!isOneOfACase) {
      sql.append(", count(distinct r.id)").append(sample).append(" as c").append(place);
    }
    if (counting.part() != null) {
      sql.append(", ")
          .append(counted(metric))
          .append(" filter (where (")
          .append(counting.sample())
          .append(") and (")
          .append(counting.part())
          .append(")) as p")
          .append(place);
    }
    if (counting.seconds() != null) {
      spread(sql, counting.seconds(), sample, "s" + place);
    }
    if (counting.openSeconds() != null) {
      spread(sql, counting.openSeconds(), sample, "o" + place);
    }
    return sql.toString();
  }

  private static String counted(Metric metric) {
    String seconds = metric.counting().seconds();
    if (seconds != null) {
      return "count(r." + seconds + ")";
    }
    return metric.grain() == Grain.ANSWER ? "sum(r.share)" : "count(*)";
  }

  private static void spread(StringBuilder sql, String column, String sample, String name) {
    sql.append(", avg(r.").append(column).append(')').append(sample).append("::float8 as ");
    sql.append(name).append("_mean, ").append(QUANTILES.formatted("r." + column)).append(sample);
    sql.append(" as ").append(name).append("_at");
  }

  /** Whether a case has one sample at most, so that counting samples counts cases. */
  static boolean isOneOfACase(Metric metric) {
    return switch (metric.grain()) {
      case CREATED, RESOLVED, BACKLOG -> true;
      case MOMENT -> metric == Metric.FIRST_REPLY_TIME || metric == Metric.FIRST_RESOLUTION_TIME;
      case CLOCK, SURVEY, ANSWER, LOAD -> false;
    };
  }

  /** The samples of a grain within a range. */
  private Sql rows(
      Grain grain,
      Collection<Metric> metrics,
      Instant from,
      Instant to,
      List<Range.Piece> pieces,
      List<ReportDimension> dimensions) {
    boolean byAuthor = dimensions.stream().anyMatch(one -> one.isOfAuthors(grain));
    Sql sql = Sql.of("select f.id as id, {at} as at, ");
    if (pieces.size() > 1) {
      sql.add(PIECE.formatted("{at}") + " - 1", texts(pieces));
    } else {
      sql.add("0");
    }
    sql.add(" as piece, ")
        .add(columns(grain, metrics))
        .addIf(
            grain == Grain.ANSWER, byAuthor ? ", coalesce(a.share, 1) as share" : ", 1 as share");
    groups(sql, dimensions);
    sql.add(" from " + grain.from() + "{c}").addIf(byAuthor, " " + AUTHORS);
    each(sql, dimensions);
    sql.add(" where {at} >= ? and {at} < ?", from, to);
    if (grain == Grain.MOMENT) {
      sql.add(" and m.kind in (" + kinds(metrics) + ")");
    }
    return whole(sql, grain, dimensions);
  }

  private Sql columns(Grain grain, Collection<Metric> metrics) {
    return switch (grain) {
      case CREATED -> {
        Sql sql = Sql.of("coalesce(c.category = 'complaint', false) as complaint");
        if (metrics.contains(Metric.REPEAT_CONTACT_RATE)) {
          sql.add(
                  """
                  , exists (select 1 from case_facts p where p.requester_id = f.requester_id and p.topic_id = f.topic_id
                      and p.created_at >= f.created_at - interval '168 hours' and p.created_at <= f.created_at
                      and (p.created_at, p.id) < (f.created_at, f.id)
                      and p.merged_into_id is null and p.discarded_as is null and\s""")
              .add(CaseAccess.of(reader).predicate("p"))
              .add(") as repeated");
        }
        yield sql;
      }
      case RESOLVED ->
          Sql.of(
              """
              f.resolved_at <= ?::timestamptz - interval '%s' as settled, f.resolution_seconds, f.resolution_open_seconds,
              f.requester_wait_seconds, f.requester_wait_open_seconds, f.agent_wait_seconds, f.agent_wait_open_seconds,
              f.agent_work_seconds, f.agent_work_open_seconds, f.on_hold_seconds, f.on_hold_open_seconds, f.replies, f.notes,
              f.touches, f.assignee_stations, f.team_stations, f.team_changes, f.reopens"""
                  .formatted(Metric.SETTLED_AFTER),
              now);
      case MOMENT -> Sql.of("m.kind, m.ordinal, m.seconds, m.open_seconds");
      case CLOCK -> Sql.of("m.state, m.breach_cause");
      case SURVEY -> Sql.of("s.state");
      case ANSWER -> Sql.of("s.rating");
      case BACKLOG, LOAD -> Sql.of("1 as one");
    };
  }

  private static void groups(Sql sql, List<ReportDimension> dimensions) {
    for (int i = 0; i < dimensions.size(); i++) {
      Sql value = dimensions.get(i).value();
      sql.add(", ").add(value == null ? Sql.of("age.band") : value).add(" as g" + (i + 1));
    }
  }

  private static void each(Sql sql, List<ReportDimension> dimensions) {
    for (ReportDimension dimension : dimensions) {
      if (dimension.each() != null) {
        sql.add(" " + dimension.each());
      }
    }
  }

  private static String kinds(Collection<Metric> metrics) {
    return metrics.stream()
        .flatMap(metric -> metric.counting().kinds().stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining("', '", "'", "'"));
  }

  /**
   * How many cases were unsolved at instants: each row is a span from its first instant ({@code
   * first}) until before its last ({@code last}), by their place, and how many cases it has. One
   * whose last is not after its first holds at none of them.
   *
   * @param ends in order, none of them to come
   */
  Sql backlog(List<Instant> ends, List<ReportDimension> dimensions) {
    boolean byAge = isByAge(dimensions);
    List<String> points = ends.stream().map(Instant::toString).toList();
    String from = byAge ? "greatest(m.from_at, f.created_at + age.low)" : "m.from_at";
    String to = byAge ? "least(m.to_at, f.created_at + age.high)" : "m.to_at";
    // How many of the instants lie before: instants have milliseconds, nothing finer.
    String place = PIECE.formatted("%s - interval '1 millisecond'");
    Sql sql =
        Sql.of("select r.first, r.last, count(*) as n" + names(dimensions))
            .add(" from (select " + place.formatted(from) + " as first, ", points)
            .add(place.formatted(to) + " as last", points);
    groups(sql, dimensions);
    sql.add(" from " + Grain.BACKLOG.from() + "{c}")
        .addIf(byAge, " " + AGES, ends.getFirst(), ends.getLast());
    each(sql, dimensions);
    sql.add(" where m.to_at > ? and m.from_at <= ?", ends.getFirst(), ends.getLast());
    return whole(sql, Grain.BACKLOG, dimensions)
        .add(") r group by r.first, r.last" + names(dimensions));
  }

  private static String names(List<ReportDimension> dimensions) {
    StringBuilder names = new StringBuilder();
    for (int i = 1; i <= dimensions.size(); i++) {
      names.append(", r.g").append(i);
    }
    return names.toString();
  }

  private static boolean isByAge(List<ReportDimension> dimensions) {
    return dimensions.stream().anyMatch(one -> one.key().equals(ReportDimensions.AGE));
  }

  /**
   * The cases behind a number: {@code id}, {@code at}, {@code seconds}, {@code open_seconds} of the
   * newest sample, and how many {@code samples}.
   *
   * @param values of the dimensions; null: none
   */
  Sql cell(
      Metric metric,
      Range range,
      List<ReportDimension> dimensions,
      List<@Nullable String> values,
      boolean part) {
    Metric.Counting counting = metric.counting();
    String seconds = counting.seconds() == null ? "null::bigint" : "r." + counting.seconds();
    String open = counting.openSeconds() == null ? "null::bigint" : "r." + counting.openSeconds();
    Sql rows =
        metric.grain() == Grain.BACKLOG
            ? unsolvedAt(range.end().isAfter(now) ? now : range.end(), dimensions)
            : rows(
                metric.grain(),
                List.of(metric),
                range.start(),
                range.end(),
                range.pieces(null),
                dimensions);
    Sql sql =
        Sql.of("select r.id, max(r.at) as at, count(*) as samples")
            .add(", (array_agg(" + seconds + " order by r.at desc))[1] as seconds")
            .add(", (array_agg(" + open + " order by r.at desc))[1] as open_seconds from (")
            .add(rows)
            .add(") r where (" + counting.sample() + ")")
            .addIf(counting.seconds() != null, " and " + seconds + " is not null")
            .addIf(part && counting.part() != null, " and (" + counting.part() + ")");
    for (int i = 0; i < values.size(); i++) {
      sql.add(" and r.g" + (i + 1) + " is not distinct from ?::text", values.get(i));
    }
    return sql.add(" group by r.id");
  }

  private Sql unsolvedAt(Instant at, List<ReportDimension> dimensions) {
    boolean byAge = isByAge(dimensions);
    Sql sql = Sql.of("select f.id as id, {at} as at, 0 as piece");
    groups(sql, dimensions);
    sql.add(" from " + Grain.BACKLOG.from() + "{c}").addIf(byAge, " " + AGES, at, at);
    each(sql, dimensions);
    sql.add(" where m.from_at <= ? and m.to_at > ?", at, at);
    return whole(sql, Grain.BACKLOG, dimensions);
  }

  /** Adds who may see what, and decides what the rows {@code c} are. */
  private Sql whole(Sql sql, Grain grain, List<ReportDimension> dimensions) {
    sql.add(" and c.merged_into_id is null and c.discarded_as is null and ")
        .add(CaseAccess.of(reader).predicate("c"));
    if (clause != null) {
      sql.add(" and ").add(clause);
    }
    String text =
        sql.text()
            .replace("{at}", grain.at())
            .replace("{agent}", grain == Grain.ANSWER ? "a.agent_id" : "m.agent_id");
    boolean isMirrored = grain == Grain.MOMENT || grain == Grain.BACKLOG || grain == Grain.CLOCK;
    if (isMirrored && MIRRORED_TWICE.containsAll(columns(COLUMN, text))) {
      text =
          text.replace(" join case_facts f on f.id = m.case_id{c}", "")
              .replaceAll("\\b[cf]\\.id\\b", "m.case_id")
              .replaceAll("\\b[cf]\\.", "m.");
    } else if (MIRRORED.containsAll(columns(COLUMN_OF_CASES, text))) {
      text =
          text.replace("{c}", "")
              .replace("case_facts f", "case_facts c")
              .replaceAll("\\bf\\.", "c.");
    } else {
      text = text.replace("{c}", " join cases c on c.id = f.id");
    }
    return Sql.of(text, sql.values().toArray());
  }

  private static Set<String> columns(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static List<String> texts(List<Range.Piece> pieces) {
    return pieces.stream().map(piece -> piece.from().toString()).toList();
  }
}
