package org.zelodesk.reports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseQueries;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Directory;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.ReportDatabase;
import org.zelodesk.platform.Sql;
import org.zelodesk.platform.Total;

/**
 * The one engine: card, chart, table and export ask it the same question and get the same numbers.
 * Each number has the cases behind it.
 */
@Singleton
public class Reports {

  /** How many groups are told; those with the most samples. */
  static final int MOST_GROUPS = 500;

  private final ReportDatabase reports;
  private final CaseQueries queries;
  private final ReportDimensions dimensions;
  private final ReportLabels labels;
  private final Directory directory;
  private final Clock clock;

  Reports(
      ReportDatabase reports,
      CaseQueries queries,
      ReportDimensions dimensions,
      ReportLabels labels,
      Directory directory,
      Clock clock) {
    this.reports = reports;
    this.queries = queries;
    this.dimensions = dimensions;
    this.labels = labels;
    this.directory = directory;
    this.clock = clock;
  }

  /** The dimensions that this reader can group by. */
  List<ReportDimension> dimensions(Actor reader) {
    return List.copyOf(dimensions.of(reader, ZoneOffset.UTC).values());
  }

  /**
   * Answers a question about numbers.
   *
   * @throws Problem 400 for a query that cannot be read, 422 for a question that makes no sense
   */
  public ReportAnswer query(Actor reader, ReportQuery asked) {
    Question question = question(reader, asked);
    ZoneId zone = question.zone();
    WeekStart weekStart = question.weekStart();
    Range range = question.range();
    Range compared = question.compared();
    List<Metric> metrics = question.metrics();
    List<ReportDimension> by = question.by();
    List<Range.Piece> pieces = question.pieces();
    List<Range.Piece> comparedPieces = question.comparedPieces();
    ReportSql sql = question.sql();
    boolean cut = asked.bucket() != null;

    Collected collected =
        reports.ask(
            source ->
                new Collected(
                    FactRepository.asOf(source, sql.now()),
                    tally(source, sql, metrics, by, pieces, cut),
                    compared == null
                        ? null
                        : tally(source, sql, metrics, by, comparedPieces, cut)));
    Tally now = collected.now();
    Tally before = collected.before();
    Numbers numbers = new Numbers(metrics, now, before);
    List<Tally.Place> places = places(now, before, metrics.getFirst(), by, pieces.size(), cut);
    boolean truncated = places.size() > MOST_GROUPS * (cut ? pieces.size() : 1);
    if (truncated) {
      places = largest(places, now, metrics.getFirst(), cut);
    }
    Labels named = new Labels(reader, by, places, labels);
    List<ReportAnswer.Row> rows = new ArrayList<>();
    for (Tally.Place place : places) {
      rows.add(
          new ReportAnswer.Row(
              cut ? place.piece() : null,
              named.of(place.group()),
              numbers.of(place),
              numbers.before(place)));
    }
    return new ReportAnswer(
        collected.asOf(),
        zone.getId(),
        weekStart,
        range.start(),
        range.end(),
        compared == null ? null : compared.start(),
        compared == null ? null : compared.end(),
        cut ? told(pieces, comparedPieces) : List.of(),
        new ReportAnswer.Numbers(
            numbers.of(Tally.Place.total()), numbers.before(Tally.Place.total())),
        rows,
        truncated);
  }

  /** Refuses what {@link #query} would refuse, and asks nothing. */
  void check(Actor reader, ReportQuery asked) {
    question(reader, asked);
  }

  /** What was asked, understood. */
  private record Question(
      ZoneId zone,
      WeekStart weekStart,
      Range range,
      @Nullable Range compared,
      List<Metric> metrics,
      List<ReportDimension> by,
      List<Range.Piece> pieces,
      List<Range.Piece> comparedPieces,
      ReportSql sql) {}

  private Question question(Actor reader, ReportQuery asked) {
    ZoneId zone = zone(reader, asked.timeZone());
    WeekStart weekStart = Objects.requireNonNullElse(asked.weekStart(), WeekStart.MONDAY);
    Range range = Range.of(asked.from(), asked.to(), zone, weekStart.day());
    Comparison compare = asked.compare();
    Range compared = compare == null ? null : compare.of(range);
    List<Metric> metrics = List.copyOf(new LinkedHashSet<>(asked.metrics()));
    List<ReportDimension> by = groupBy(reader, zone, asked.groupBy(), metrics);
    check(metrics, by, compared);
    return new Question(
        zone,
        weekStart,
        range,
        compared,
        metrics,
        by,
        range.pieces(asked.bucket()),
        compared == null ? List.of() : compared.pieces(asked.bucket()),
        new ReportSql(reader, clause(reader, asked.query()), clock.instant()));
  }

  /** The cases behind a number, those with the newest samples first. */
  public Page<ReportCase> cases(Actor reader, ReportCell cell, PageRequest page) {
    Sql found = behind(reader, cell);
    String fingerprint = "report|" + reader.id() + "|" + cell;
    List<String> after = page.after(fingerprint, 2);
    Sql rows = Sql.of("with found as materialized (").add(found);
    rows.add(
        """
        ), page as (select * from found""");
    if (after != null) {
      rows.add(
          " where (at, id) < (?, ?)",
          Instant.ofEpochMilli(PageRequest.number(after.get(0))),
          PageRequest.number(after.get(1)));
    }
    rows.add(" order by at desc, id desc limit ?)", page.limit + 1)
        .add(named(reader, Sql.of("page")));
    return reports.ask(
        source ->
            page.page(
                fingerprint,
                rows.list(source, ReportLabels::readCase),
                one -> List.of(one.at().toEpochMilli(), one.id()),
                () ->
                    new Total(
                        Sql.of("select count(*) from (")
                            .add(found)
                            .add(") counted")
                            .first(source, row -> row.getLong(1))
                            .orElse(0L),
                        true)));
  }

  /**
   * All of them in the same order, as they come from the database.
   *
   * @param to is called once, when the first are there
   */
  void allCases(Actor reader, ReportCell cell, Consumer<Iterator<ReportCase>> to) {
    Sql rows = named(reader, Sql.of("(").add(behind(reader, cell)).add(")"));
    reports.download(source -> rows.stream(source, ReportLabels::readCase, to));
  }

  /** The cases behind a number, see {@link ReportSql#cell}. */
  private Sql behind(Actor reader, ReportCell cell) {
    ZoneId zone = zone(reader, cell.timeZone());
    Range range = Range.of(cell.from(), cell.to(), zone, WeekStart.MONDAY.day());
    List<ReportCell.Group> groups = Objects.requireNonNullElse(cell.group(), List.of());
    Metric metric = cell.metric();
    if (!metric.hasCases()) {
      throw Problem.invalid("/metric", "metric_without_cases");
    }
    List<ReportDimension> by =
        groupBy(reader, zone, groups.stream().map(ReportCell.Group::key).toList(), List.of(metric));
    List<@Nullable String> values = new ArrayList<>();
    groups.forEach(group -> values.add(group.value()));
    ReportSql sql = new ReportSql(reader, clause(reader, cell.query()), clock.instant());
    return sql.cell(metric, range, by, values, Boolean.TRUE.equals(cell.part()));
  }

  /** What {@link ReportLabels#readCase} reads, the newest samples first. */
  private static Sql named(Actor reader, Sql found) {
    return Sql.of(
            """
             select p.*, c.subject, c.status, c.priority, c.channel, c.requester_id, c.team_id, c.assignee_id, c.created_at,
               case when ? then coalesce(q.name, (
                 select i.value from customer_identities i where i.customer_id = q.id order by i.id limit 1)) end as requester
             from\s""",
            ReportLabels.seesCustomers(reader))
        .add(found)
        .add(
            " p join cases c on c.id = p.id join customers q on q.id = c.requester_id order by p.at desc, p.id desc");
  }

  private record Collected(Instant asOf, Tally now, @Nullable Tally before) {}

  /** Numbers beside those they are compared with. */
  private record Numbers(List<Metric> metrics, Tally now, @Nullable Tally before) {

    Map<String, MetricValue> of(Tally.Place place) {
      Map<String, MetricValue> named = new LinkedHashMap<>();
      for (Metric metric : metrics) {
        MetricValue value = now.get(place, metric);
        MetricValue other = before == null ? null : before.get(place, metric);
        if (metric.counting().comparing()) {
          if (value != null && other != null) {
            named.put(EnumValues.wire(metric), value.lessThan(other));
          }
        } else if (value != null) {
          named.put(EnumValues.wire(metric), value.comparedWith(other));
        }
      }
      return named;
    }

    @Nullable Map<String, MetricValue> before(Tally.Place place) {
      return before == null ? null : before.named(place, metrics);
    }
  }

  /** Groups with the names of what they stand for. */
  private record Labels(List<ReportDimension> by, List<Map<String, String>> names) {

    Labels(Actor reader, List<ReportDimension> by, List<Tally.Place> places, ReportLabels labels) {
      this(by, new ArrayList<>());
      for (int i = 0; i < by.size(); i++) {
        int at = i;
        Set<String> values =
            places.stream()
                .filter(place -> !place.group().isEmpty())
                .map(place -> place.group().get(at))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        names.add(labels.of(reader, by.get(i).type(), values));
      }
    }

    List<ReportAnswer.Group> of(List<@Nullable String> values) {
      List<ReportAnswer.Group> group = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        String value = values.get(i);
        group.add(
            new ReportAnswer.Group(
                by.get(i).key(), value, value == null ? null : names.get(i).get(value)));
      }
      return group;
    }
  }

  private Tally tally(
      DataSource source,
      ReportSql sql,
      List<Metric> metrics,
      List<ReportDimension> by,
      List<Range.Piece> pieces,
      boolean cut) {
    Instant end = pieces.getLast().to();
    Tally tally = new Tally(by.size(), cut, () -> customers(source, end));
    for (Grain grain : Grain.values()) {
      List<Metric> ofGrain = metrics.stream().filter(one -> one.grain() == grain).toList();
      if (ofGrain.isEmpty()) {
        continue;
      }
      switch (grain) {
        case BACKLOG -> backlog(source, sql, tally, by, pieces, cut);
        case LOAD -> load(source, sql, tally, ofGrain, pieces, cut);
        case CREATED, RESOLVED, MOMENT, CLOCK, SURVEY, ANSWER -> {
          boolean many = by.stream().anyMatch(one -> one.isManyOf(grain));
          if (by.isEmpty() || many) {
            Sql whole =
                sql.tally(
                    grain, ofGrain, pieces, List.of(), new ReportSql.Levels(true, cut, false));
            whole.list(source, row -> tally.read(row, ofGrain));
          }
          if (!by.isEmpty()) {
            Sql groups =
                sql.tally(
                    grain, ofGrain, pieces, by, new ReportSql.Levels(!many, !many && cut, true));
            groups.list(source, row -> tally.read(row, ofGrain));
          }
        }
      }
    }
    metrics.stream().filter(one -> one.counting().isShare()).forEach(tally::share);
    if (by.isEmpty() && cut) {
      for (int i = 0; i < pieces.size(); i++) {
        nothing(tally, i, metrics);
      }
    }
    return tally;
  }

  /** Where nothing happened, nothing was counted: that is a number. */
  private static void nothing(Tally tally, int piece, List<Metric> metrics) {
    Tally.Place place = Tally.Place.ofPiece(piece);
    for (Metric metric : metrics) {
      if (metric.kind() == MetricKind.COUNT && tally.get(place, metric) == null) {
        tally.put(place, metric, MetricValue.count(0, 0));
      }
    }
  }

  /** What is not over yet is told as of now; what has not begun, not at all. */
  private static List<Instant> ends(List<Range.Piece> pieces, Instant now) {
    return pieces.stream()
        .filter(piece -> !piece.from().isAfter(now))
        .map(piece -> piece.to().isAfter(now) ? now : piece.to())
        .toList();
  }

  private void backlog(
      DataSource source,
      ReportSql sql,
      Tally tally,
      List<ReportDimension> by,
      List<Range.Piece> pieces,
      boolean cut) {
    List<Instant> ends = ends(pieces, sql.now());
    if (ends.isEmpty()) {
      return;
    }
    Map<List<@Nullable String>, long[]> levels = levels(source, sql, ends, by);
    if (by.stream().anyMatch(one -> one.isManyOf(Grain.BACKLOG))) {
      levels.putAll(levels(source, sql, ends, List.of()));
    } else if (!by.isEmpty()) {
      // A case is in one group at a time: all of them are the sum.
      long[] all = new long[ends.size()];
      levels.values().forEach(counts -> Arrays.setAll(all, i -> all[i] + counts[i]));
      levels.put(List.of(), all);
    }
    levels.forEach((group, counts) -> putLevels(tally, Metric.BACKLOG, group, counts, cut));
  }

  private static void putLevels(
      Tally tally, Metric metric, List<@Nullable String> group, long[] counts, boolean cut) {
    for (int i = 0; cut && i < counts.length; i++) {
      tally.put(new Tally.Place(i, group), metric, MetricValue.count(counts[i], counts[i]));
    }
    long last = counts[counts.length - 1];
    tally.put(new Tally.Place(Tally.Place.WHOLE, group), metric, MetricValue.count(last, last));
  }

  /** How many cases were unsolved at each of these instants, by group. */
  private static Map<List<@Nullable String>, long[]> levels(
      DataSource source, ReportSql sql, List<Instant> ends, List<ReportDimension> by) {
    Map<List<@Nullable String>, long[]> levels = new LinkedHashMap<>();
    if (by.isEmpty()) {
      levels.put(List.of(), new long[ends.size()]);
    }
    sql.backlog(ends, by)
        .list(
            source,
            row -> {
              List<@Nullable String> group = new ArrayList<>();
              for (int i = 1; i <= by.size(); i++) {
                group.add(row.getString("g" + i));
              }
              long[] counts = levels.computeIfAbsent(group, one -> new long[ends.size()]);
              int last = row.getInt("last");
              for (int i = row.getInt("first"); i < last; i++) {
                counts[i] += row.getLong("n");
              }
              return true;
            });
    return levels;
  }

  /** How much there is for each agent who did something in the period. */
  private void load(
      DataSource source,
      ReportSql sql,
      Tally tally,
      List<Metric> metrics,
      List<Range.Piece> pieces,
      boolean cut) {
    Map<Integer, Long> online = online(source, pieces, cut);
    List<Instant> ends = ends(pieces, sql.now());
    if (metrics.contains(Metric.AGENT_LOAD) && !ends.isEmpty()) {
      long[] open = Objects.requireNonNull(levels(source, sql, ends, List.of()).get(List.of()));
      for (int i = 0; cut && i < open.length; i++) {
        perAgent(tally, Metric.AGENT_LOAD, i, open[i], online);
      }
      perAgent(tally, Metric.AGENT_LOAD, Tally.Place.WHOLE, open[open.length - 1], online);
    }
    if (metrics.contains(Metric.ARRIVALS_PER_AGENT)) {
      Tally arrivals = new Tally(0, cut, () -> 0);
      List<Metric> created = List.of(Metric.CASES_CREATED);
      sql.tally(Grain.CREATED, created, pieces, List.of(), new ReportSql.Levels(true, cut, false))
          .list(source, row -> arrivals.read(row, created));
      for (int i = Tally.Place.WHOLE; i < (cut ? pieces.size() : 0); i++) {
        MetricValue count = arrivals.get(Tally.Place.ofPiece(i), Metric.CASES_CREATED);
        perAgent(tally, Metric.ARRIVALS_PER_AGENT, i, count == null ? 0 : (long) count.n(), online);
      }
    }
  }

  private static void perAgent(
      Tally tally, Metric metric, int piece, long count, Map<Integer, Long> online) {
    long agents = online.getOrDefault(piece, 0L);
    if (agents > 0) {
      tally.put(
          Tally.Place.ofPiece(piece),
          metric,
          MetricValue.number(agents, 0, (double) count / agents));
    }
  }

  private static Map<Integer, Long> online(
      DataSource source, List<Range.Piece> pieces, boolean cut) {
    Map<Integer, Long> online = new HashMap<>();
    List<String> starts = pieces.stream().map(piece -> piece.from().toString()).toList();
    Sql.of(
            """
            select coalesce(h.piece, -1) as piece, count(distinct h.agent_id) as agents from (
              select greatest(width_bucket(hour, (select ?::text[]::timestamptz[])), 1) - 1 as piece, agent_id from agent_hours
              where hour >= date_trunc('hour', ?::timestamptz, 'UTC') and hour < ?) h
            group by grouping sets ((), (h.piece))""",
            starts,
            pieces.getFirst().from(),
            pieces.getLast().to())
        .list(
            source,
            row -> {
              int piece = row.getInt("piece");
              if (cut || piece == Tally.Place.WHOLE) {
                online.put(piece, row.getLong("agents"));
              }
              return true;
            });
    return online;
  }

  private static long customers(DataSource source, Instant end) {
    return Sql.of(
            "select count(*) from customers where merged_into_id is null and created_at < ?", end)
        .first(source, row -> row.getLong(1))
        .orElse(0L);
  }

  private static List<Tally.Place> places(
      Tally now,
      @Nullable Tally before,
      Metric first,
      List<ReportDimension> by,
      int pieces,
      boolean cut) {
    if (by.isEmpty()) {
      List<Tally.Place> places = new ArrayList<>();
      for (int i = 0; cut && i < pieces; i++) {
        places.add(Tally.Place.ofPiece(i));
      }
      return places;
    }
    Set<Tally.Place> all = new LinkedHashSet<>(now.places());
    if (before != null) {
      all.addAll(before.places());
    }
    return all.stream()
        .filter(place -> !place.group().isEmpty())
        .filter(place -> cut == (place.piece() != Tally.Place.WHOLE) && place.piece() < pieces)
        .sorted(
            Comparator.comparingInt(Tally.Place::piece)
                .thenComparing(place -> samples(now, place, first), Comparator.reverseOrder())
                .thenComparing(place -> String.valueOf(place.group())))
        .toList();
  }

  private static double samples(Tally tally, Tally.Place place, Metric metric) {
    MetricValue value = tally.get(place, metric);
    return value == null ? 0 : value.part() == null ? value.n() : value.part();
  }

  /** The places of the groups that have the most samples over all pieces. */
  private static List<Tally.Place> largest(
      List<Tally.Place> places, Tally now, Metric first, boolean cut) {
    Map<List<@Nullable String>, Double> sizes = new HashMap<>();
    places.forEach(place -> sizes.merge(place.group(), samples(now, place, first), Double::sum));
    Set<List<@Nullable String>> kept =
        sizes.entrySet().stream()
            .sorted(Map.Entry.<List<@Nullable String>, Double>comparingByValue().reversed())
            .limit(MOST_GROUPS)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return places.stream().filter(place -> kept.contains(place.group())).toList();
  }

  private static List<ReportAnswer.Piece> told(
      List<Range.Piece> pieces, List<Range.Piece> compared) {
    List<ReportAnswer.Piece> told = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Range.Piece piece = pieces.get(i);
      Range.Piece other = i < compared.size() ? compared.get(i) : null;
      told.add(
          new ReportAnswer.Piece(
              piece.from(),
              piece.to(),
              piece.label(),
              other == null ? null : other.from(),
              other == null ? null : other.to()));
    }
    return told;
  }

  private @Nullable Sql clause(Actor reader, @Nullable String query) {
    if (query == null || query.isBlank()) {
      return null;
    }
    List<Sql> alternatives;
    try {
      alternatives = queries.read(reader, query).alternatives();
    } catch (Problem fault) {
      throw fault.at("/query");
    }
    Sql clause = Sql.of("(");
    for (int i = 0; i < alternatives.size(); i++) {
      clause.addIf(i > 0, " or ").add(alternatives.get(i));
    }
    return clause.add(")");
  }

  /**
   * @param name null: the reader's own
   */
  ZoneId zone(Actor reader, @Nullable String name) {
    if (name == null) {
      return directory.timeZone(reader.id()).orElse(ZoneOffset.UTC);
    }
    try {
      ZoneId zone = ZoneId.of(name);
      // The database knows names, and no offsets as Java writes them.
      if (name.equals("UTC") || ZoneId.getAvailableZoneIds().contains(name)) {
        return zone;
      }
    } catch (DateTimeException unknown) {
      // Told below.
    }
    throw Problem.invalid("/timeZone", "time_zone");
  }

  private List<ReportDimension> groupBy(
      Actor reader, ZoneId zone, @Nullable List<String> keys, List<Metric> metrics) {
    List<ReportDimension> by = new ArrayList<>();
    if (keys == null) {
      return by;
    }
    Map<String, ReportDimension> known = dimensions.of(reader, zone);
    for (int i = 0; i < keys.size(); i++) {
      ReportDimension one = known.get(keys.get(i));
      String pointer = "/groupBy/" + i;
      if (one == null) {
        throw Problem.invalid(pointer, "not_one_of", String.join(", ", known.keySet()));
      }
      if (by.contains(one)) {
        throw Problem.invalid(pointer, "given_twice");
      }
      for (Metric metric : metrics) {
        if (!one.isOf(metric.grain())) {
          throw Problem.invalid(pointer, "not_of_metric", one.key(), EnumValues.wire(metric));
        }
      }
      by.add(one);
    }
    return by;
  }

  private static void check(
      List<Metric> metrics, List<ReportDimension> by, @Nullable Range compared) {
    Set<String> keys = by.stream().map(ReportDimension::key).collect(Collectors.toSet());
    for (Metric metric : metrics) {
      List<String> requires = metric.counting().requires();
      if (!requires.isEmpty() && requires.stream().noneMatch(keys::contains)) {
        throw Problem.invalid(
            "/groupBy", "needed_by_metric", EnumValues.wire(metric), String.join(", ", requires));
      }
      if (metric.counting().comparing() && compared == null) {
        throw Problem.invalid(
            "/compare",
            "needed_by_metric",
            EnumValues.wire(metric),
            "previous_period, previous_year");
      }
    }
  }
}
