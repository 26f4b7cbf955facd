package org.zelodesk.search;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Sql;

/** All SQL that finds by name what a query names. Names are compared without their case. */
@Singleton
class NameRepository implements Names {

  /** Names that share less than this with what was written are not suggested. */
  private static final double LEAST_LIKENESS = 0.2;

  private final AgroalDataSource database;

  NameRepository(AgroalDataSource database) {
    this.database = database;
  }

  /** An id wins over a name that looks like one. */
  @Override
  public Map<String, List<Object>> find(FieldType type, Collection<String> texts) {
    Map<String, List<Object>> byId = new HashMap<>();
    Map<String, List<Object>> byName = new HashMap<>();
    statement(type, texts)
        .list(
            database,
            row -> {
              Map<String, List<Object>> target = row.getBoolean("by_id") ? byId : byName;
              Object found = type == FieldType.TAG ? row.getString("found") : row.getLong("found");
              return target
                  .computeIfAbsent(row.getString("text"), any -> new ArrayList<>())
                  .add(found);
            });
    byName.putAll(byId);
    return byName;
  }

  private static Sql statement(FieldType type, Collection<String> texts) {
    if (type == FieldType.TOPIC) {
      return Sql.of(
          """
          with wanted as (select text, regexp_replace(text, '/\\*$', '') as path, text like '%/*' as below
                          from unnest(?::text[]) as w (text)),
               bases as (select w.text, w.below, t.id, t.path, false as by_id
                         from wanted w join topics t on lower(t.path) = lower(w.path)
                         union all
                         select w.text, w.below, t.id, t.path, true from wanted w join topics t on t.id = case
                           when w.path ~ '^[0-9]{1,18}$' then w.path::bigint end)
          select b.text, b.by_id, t.id as found from bases b
          join topics t on t.id = b.id or (b.below and starts_with(t.path, b.path || '/')) order by t.id""",
          texts);
    }
    if (type == FieldType.CUSTOMER) {
      return Sql.of(
          """
          with wanted as (select text from unnest(?::text[]) as w (text))
          select w.text, false as by_id, i.customer_id as found
          from wanted w cross join unnest(array['email', 'phone', 'handle']) as k (kind)
          join customer_identities i on i.kind = k.kind and i.canonical = lower(w.text)
          union all
          select w.text, true, c.id from wanted w join customers c on c.id = case
            when w.text ~ '^[0-9]{1,18}$' then w.text::bigint end
          order by found""",
          texts);
    }
    String tag = type == FieldType.TAG ? "t.name" : "t.id";
    return Sql.of(
            "with wanted as (select text from unnest(?::text[]) as w (text)) select w.text, false as by_id, ",
            texts)
        .add(tag + " as found from wanted w join " + table(type))
        .add(" t on lower(t.name) = lower(w.text) union all select w.text, true, " + tag)
        .add(" from wanted w join " + table(type))
        .add(
            " t on t.id = case when w.text ~ '^[0-9]{1,18}$' then w.text::bigint end order by found");
  }

  @Override
  public @Nullable String nearest(FieldType type, String text) {
    if (type == FieldType.CUSTOMER) {
      // Addresses of other customers are nobody's suggestion.
      return null;
    }
    String name = type == FieldType.TOPIC ? "path" : "name";
    return Sql.of("select " + name + " from " + table(type) + " where similarity(" + name)
        .add(", ?) > ? order by similarity(", text, LEAST_LIKENESS)
        .add(name + ", ?) desc, id limit 1", text)
        .first(database, row -> row.getString(1))
        .orElse(null);
  }

  private static String table(FieldType type) {
    return switch (type) {
      case TEAM -> "teams";
      case AGENT -> "agents";
      case ORGANIZATION -> "organizations";
      case TOPIC -> "topics";
      case TAG -> "tags";
      case TEXT,
          WORD,
          CHOICE,
          RANK,
          NUMBER,
          DECIMAL,
          BOOLEAN,
          INSTANT,
          DEADLINE,
          DATE,
          LANGUAGE,
          CUSTOMER ->
          throw new IllegalArgumentException(type.name());
    };
  }
}
