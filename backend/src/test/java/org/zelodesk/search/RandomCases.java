package org.zelodesk.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.zelodesk.testing.World;

/**
 * Cases with every field filled or left out at random, in the words that {@link RandomQueries} asks
 * for.
 */
final class RandomCases {

  static final int COUNT = 600;

  /** Words that cases say, in some of their forms, and some that none says. */
  static final List<String> SAID =
      List.of(
          "kettle",
          "kettles",
          "leaks",
          "leaking",
          "refund",
          "refunded",
          "order",
          "orders",
          "the",
          "it's",
          "AC-1009",
          "1009",
          "ann@shop.test",
          "возврат",
          "возвраты",
          "возвратов",
          "заказ",
          "заказа",
          "ещё",
          "еще",
          "чайник",
          "devolução",
          "devoluções",
          "devolucao",
          "não",
          "nao",
          "encomenda",
          "encomendas",
          "garantia",
          "responsável",
          "2001",
          "1005",
          "+351217654321",
          "Ann",
          "Lee",
          "vip",
          "zzz",
          "label",
          "Bea");

  static final List<String> SENTENCES =
      List.of(
          "The kettle leaks",
          "kettles leak again, order AC-1009",
          "we refunded the order",
          "возвраты заказа",
          "ещё один чайник",
          "a devolução não chegou",
          "as devoluções da encomenda",
          "garantia responsável",
          "call +351 21 765 4321",
          "write to ann@shop.test",
          "it's the 1009");

  private RandomCases() {}

  static void insert(Random random, Instant now) {
    World.restore();
    World.sql(
        """
        update agents set time_zone = 'America/Sao_Paulo' where id = 101;
        insert into organizations (name, created_at, updated_at) values ('Lamps', now(), now());
        insert into tags (name, created_at) values ('vip', now());
        insert into topics (parent_id, name, path) values
          (701, 'damaged', 'returns/damaged'), (null, 'lamps', 'lamps'), (null, 'returns2', 'returns2');
        insert into case_fields (key, label, type, options) values
          ('text', '{"en": "T"}', 'text', '[]'), ('number', '{"en": "N"}', 'number', '[]'),
          ('boolean', '{"en": "B"}', 'boolean', '[]'), ('date', '{"en": "D"}', 'date', '[]'),
          ('choice', '{"en": "C"}', 'choice', '[{"value": "free", "label": {"en": "F"}}, {"value": "pro", "label": {"en": "P"}}]'),
          ('choices', '{"en": "M"}', 'multi_choice', '[{"value": "a", "label": {"en": "A"}}, {"value": "b", "label": {"en": "B"}}]')""");
    StringJoiner rows = new StringJoiner(",\n");
    for (int i = 0; i < COUNT; i++) {
      rows.add(row(random, now));
    }
    World.sql(
        """
        insert into cases (version, subject, status, category, topic_id, priority, channel, language, requester_id,
          organization_id, team_id, assignee_id, confidential, escalation_level, tags, custom_fields, watcher_ids, source,
          external_id, merged_into_id, split_from_id, discarded_as, last_author_kind, comment_count, public_comment_count,
          sla_state, next_due_at, next_due_metric,
          received_at, created_at, updated_at, solved_at, closed_at) values\s"""
            + rows);
    StringJoiner comments = new StringJoiner(",\n");
    for (int i = 0; i < COUNT; i++) {
      for (int k = random.nextInt(4); k > 0; k--) {
        comments.add(comment(random));
      }
    }
    World.sql(
        "insert into comments (case_id, visibility, author_kind, author_name, channel, body, language, received_at, created_at) values "
            + comments);
    World.sql(
        "insert into attachments (uploader_id, comment_id, file_name, media_type, size_bytes, sha256, created_at)"
            + " select 101, id, 'label-' || id % 7 || '_vip.pdf', 'application/pdf', 1, '', now() from comments where id % 5 = 0");
    World.sql(
        "insert into attachments (uploader_id, comment_id, file_name, media_type, size_bytes, sha256, redacted, created_at)"
            + " select 101, id, 'gone', 'application/pdf', 1, '', true, now() from comments where id % 11 = 0");
    StringJoiner clocks = new StringJoiner(",\n");
    for (int i = 0; i < COUNT; i++) {
      for (int k = random.nextInt(4); k > 0; k--) {
        clocks.add(clock(random, 1001 + i, k));
      }
    }
    World.sql(
        "insert into sla_clocks (case_id, metric, ordinal, policy_id, policy_version, calendar_version, target_seconds,"
            + " state, started_at, pinned) select k.case_id, k.metric, k.ordinal, (select min(id) from sla_policies), 1, 1, 3600,"
            + " k.state, now(), false from (values "
            + clocks
            + ") k (case_id, metric, ordinal, state)");
    // One case whose texts fill several parts.
    World.sql(
        "insert into comments (case_id, visibility, author_kind, author_name, channel, body, language, received_at, created_at)"
            + " select 1030, case when n % 3 = 0 then 'internal' else 'public' end, 'agent', 'A', 'email',"
            + " 'Kettle number ' || n || repeat(' order leaks возврат', 1500), 'en', now(), now() from generate_series(1, 5) n");
  }

  private static String clock(Random random, int caseId, int ordinal) {
    return "(%d, '%s', %d, '%s')"
        .formatted(
            caseId,
            one(random, "first_reply", "next_reply", "update", "resolution", "work", "ownership"),
            ordinal,
            one(random, "running", "paused", "met", "breached", "cancelled"));
  }

  private static String comment(Random random) {
    StringBuilder body = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      body.append(SENTENCES.get(random.nextInt(SENTENCES.size())))
          .append(random.nextBoolean() ? ". " : " ");
    }
    return "(%d, '%s', 'customer', 'Ann', 'email', '%s', %s, now(), now())"
        .formatted(
            1001 + random.nextInt(COUNT),
            random.nextInt(3) == 0 ? "internal" : "public",
            body.toString().replace("'", "''"),
            one(random, "null", "'en'", "'ru'", "'pt'", "'pt-BR'", "'fr'"));
  }

  private static String row(Random random, Instant now) {
    StringJoiner row = new StringJoiner(", ", "(1, ", ")");
    row.add(
        one(
            random,
            "'The Kettle leaks'",
            "'ВОЗВРАТ заказа №7'",
            "'AÇÃO: não veio'",
            "'Straße 100% \\_ İ'",
            "'strasse'"));
    row.add(one(random, "'new'", "'open'", "'pending'", "'on_hold'", "'solved'", "'closed'"));
    row.add(one(random, "null", "'question'", "'complaint'", "'return'", "'other'"));
    row.add(one(random, "null", "701", "702", "703", "704"));
    row.add(one(random, "0", "1", "2", "3"));
    row.add(one(random, "'email'", "'phone'", "'in_person'", "'api'"));
    row.add(one(random, "null", "'pt'", "'pt-BR'", "'ru'", "'en'", "'ptx'"));
    row.add(one(random, "2001", "2002"));
    row.add(one(random, "null", "501", "502"));
    row.add(one(random, "null", "11", "12", "13"));
    row.add(one(random, "null", "101", "104", "106"));
    row.add(one(random, "true", "false"));
    row.add(one(random, "0", "1", "2"));
    row.add(one(random, "'{}'", "'{refund}'", "'{refund,vip}'", "'{vip}'"));
    row.add("'" + fields(random) + "'");
    row.add(one(random, "'{}'", "'{101}'", "'{101,104}'", "'{106}'"));
    row.add(one(random, "null", "'mail'"));
    row.add("null");
    row.add(one(random, "null", "1001", "1002"));
    row.add(one(random, "null", "1001", "1003"));
    row.add(one(random, "null", "'spam'", "'trash'"));
    row.add(one(random, "null", "'customer'", "'agent'", "'service'"));
    row.add(one(random, "0", "1", "2"));
    row.add(one(random, "0", "1"));
    row.add(one(random, "null", "'running'", "'paused'", "'done'"));
    row.add(one(random, "null", instant(random, now), instant(random, now)));
    row.add(one(random, "null", "'first_reply'", "'resolution'"));
    for (int i = 0; i < 3; i++) {
      row.add(instant(random, now));
    }
    row.add(one(random, "null", instant(random, now)));
    row.add(one(random, "null", instant(random, now)));
    return row.toString();
  }

  private static String fields(Random random) {
    StringJoiner fields = new StringJoiner(", ", "{", "}");
    add(fields, random, "text", "\"AC-1009\"", "\"ac-1009\"", "\"A 1\"", "\"7\"");
    add(fields, random, "number", "0", "-1", "1.5", "2", "2.5", "1e6");
    add(fields, random, "boolean", "true", "false");
    add(fields, random, "date", "\"2026-01-30\"", "\"2026-01-31\"", "\"2026-02-01\"");
    add(fields, random, "choice", "\"free\"", "\"pro\"", "\"retired\"");
    add(fields, random, "choices", "[]", "[\"a\"]", "[\"a\", \"b\"]", "[\"b\"]");
    return fields.toString();
  }

  private static void add(StringJoiner fields, Random random, String key, String... values) {
    if (random.nextInt(3) > 0) {
      fields.add("\"" + key + "\": " + one(random, values));
    }
  }

  private static String instant(Random random, Instant now) {
    List<Instant> all =
        List.of(
            Instant.parse("2026-01-31T00:00:00Z"),
            Instant.parse("2026-01-31T09:00:00Z"),
            Instant.parse("2026-01-31T10:00:00Z"),
            Instant.parse("2026-01-31T10:00:00.001Z"),
            Instant.parse("2026-02-01T02:59:59.999Z"),
            Instant.parse("2026-02-01T03:00:00Z"),
            now.minus(1, ChronoUnit.HOURS),
            now.minus(3, ChronoUnit.HOURS),
            now.minus(26, ChronoUnit.HOURS),
            now.minus(5, ChronoUnit.DAYS),
            now.minus(10, ChronoUnit.DAYS),
            now.plus(3, ChronoUnit.HOURS),
            now.plus(5, ChronoUnit.DAYS));
    return "'" + all.get(random.nextInt(all.size())) + "'";
  }

  private static String one(Random random, String... all) {
    return all[random.nextInt(all.length)];
  }
}
