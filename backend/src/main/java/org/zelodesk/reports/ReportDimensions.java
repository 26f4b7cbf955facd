package org.zelodesk.reports;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Sql;
import org.zelodesk.search.CaseDimension;
import org.zelodesk.search.CaseDimensions;
import org.zelodesk.search.FieldType;

/** What numbers can be told apart by: what cases have, and what only samples have. */
@Singleton
class ReportDimensions {

  static final String AGENT = "agent";
  static final String AGE = "age";
  static final String WEEKDAY = "weekday";
  static final String HOUR = "hour_of_day";
  static final String SLA_METRIC = "sla_metric";

  /** How old an unsolved case is, as {@link ReportSql} cuts it. */
  static final List<String> AGES = List.of("lt_1d", "1d_3d", "3d_7d", "7d_30d", "gt_30d");

  private static final Set<Grain> OF_CASES = EnumSet.complementOf(EnumSet.of(Grain.LOAD));
  private static final Set<Grain> AT_INSTANTS =
      EnumSet.complementOf(EnumSet.of(Grain.BACKLOG, Grain.LOAD));

  private final CaseDimensions ofCases;

  ReportDimensions(CaseDimensions ofCases) {
    this.ofCases = ofCases;
  }

  /**
   * By key.
   *
   * @param zone in which days and hours are cut
   */
  Map<String, ReportDimension> of(Actor reader, ZoneId zone) {
    Map<String, ReportDimension> all = new LinkedHashMap<>();
    ofCases.of(reader).values().forEach(one -> put(all, ofCase(one)));
    put(
        all,
        new ReportDimension(
            AGENT,
            DimensionType.AGENT,
            List.of(),
            Sql.of("{agent}::text"),
            null,
            EnumSet.of(Grain.MOMENT, Grain.ANSWER)));
    put(
        all,
        new ReportDimension(
            WEEKDAY,
            DimensionType.NUMBER,
            List.of("1", "2", "3", "4", "5", "6", "7"),
            Sql.of("extract(isodow from {at} at time zone ?)::int::text", zone.getId()),
            null,
            AT_INSTANTS));
    put(
        all,
        new ReportDimension(
            HOUR,
            DimensionType.NUMBER,
            List.of(),
            Sql.of("extract(hour from {at} at time zone ?)::int::text", zone.getId()),
            null,
            AT_INSTANTS));
    put(
        all,
        new ReportDimension(
            AGE, DimensionType.CHOICE, AGES, null, null, EnumSet.of(Grain.BACKLOG)));
    put(
        all,
        new ReportDimension(
            SLA_METRIC,
            DimensionType.CHOICE,
            Arrays.stream(SlaMetric.values()).map(EnumValues::wire).toList(),
            Sql.of("m.metric"),
            null,
            EnumSet.of(Grain.CLOCK)));
    return all;
  }

  private static void put(Map<String, ReportDimension> all, ReportDimension one) {
    all.put(one.key(), one);
  }

  private static ReportDimension ofCase(CaseDimension one) {
    return new ReportDimension(
        one.key(), type(one.type()), one.words(), one.value(), one.each(), OF_CASES);
  }

  private static DimensionType type(FieldType type) {
    return switch (type) {
      case CHOICE, RANK -> DimensionType.CHOICE;
      case BOOLEAN -> DimensionType.BOOLEAN;
      case NUMBER, DECIMAL -> DimensionType.NUMBER;
      case LANGUAGE -> DimensionType.LANGUAGE;
      case TEAM -> DimensionType.TEAM;
      case AGENT -> DimensionType.AGENT;
      case CUSTOMER -> DimensionType.CUSTOMER;
      case ORGANIZATION -> DimensionType.ORGANIZATION;
      case TOPIC -> DimensionType.TOPIC;
      case TAG -> DimensionType.TAG;
      case TEXT, WORD, INSTANT, DEADLINE, DATE -> DimensionType.TEXT;
    };
  }
}
