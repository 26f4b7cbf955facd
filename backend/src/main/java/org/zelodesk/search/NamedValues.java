package org.zelodesk.search;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Problem;

/**
 * The names in one query and what they stand for. All names of a type are looked up with one
 * statement; a reader who may not read the directory has to write ids, which are then taken as they
 * are, so that nobody learns here what exists.
 */
final class NamedValues {

  static final String NONE = "none";
  static final String ME = "me";
  static final String MY_TEAMS = "my_teams";

  /** After the path of a topic: and all below it. */
  private static final String BELOW = "/*";

  private final Names names;
  private final @Nullable Reader reader;
  private final boolean stored;
  private final Faults faults;
  private final Map<FieldType, Set<String>> wanted = new EnumMap<>(FieldType.class);
  private final Map<FieldType, Map<String, List<Object>>> found = new EnumMap<>(FieldType.class);
  private final TreeMap<Integer, Replaced> replaced = new TreeMap<>();

  /** A name and the ids that it stands for. */
  private record Replaced(Token name, String ids) {}

  /**
   * @param stored whether the query was accepted once, with ids for names: they are taken as they
   *     are
   */
  NamedValues(Names names, @Nullable Reader reader, boolean stored, Faults faults) {
    this.names = names;
    this.reader = reader;
    this.stored = stored;
    this.faults = faults;
  }

  static boolean isNone(Token value) {
    return !value.quoted() && value.text().equals(NONE);
  }

  /** The name of something of this type: it will be looked up with the others. */
  void want(FieldType type, Token value) {
    if (isSpecial(type, value) || isTakenAsItIs(type, value)) {
      return;
    }
    String permission = type.namesNeed();
    if (reader != null && !reader.actor().may(permission)) {
      throw Problem.forbidden("missing_permission", permission);
    }
    Set<String> texts = wanted.computeIfAbsent(type, any -> new LinkedHashSet<>());
    texts.add(value.text());
    if (isBelow(type, value)) {
      texts.add(top(value));
    }
  }

  void lookUp() {
    wanted.forEach((type, texts) -> found.put(type, names.find(type, texts)));
  }

  /** What a value stands for: ids, or names of tags. */
  Set<Object> of(QueryField field, Token value) {
    FieldType type = field.type();
    if (isNone(value)) {
      throw faults.unknownValue(field.key(), value, List.of());
    }
    if (isSpecial(type, value)) {
      if (reader == null) {
        throw faults.needsReader(value);
      }
      Actor actor = reader.actor();
      return value.text().equals(ME) ? Set.of(actor.id()) : Set.copyOf(actor.teams().keySet());
    }
    if (isTakenAsItIs(type, value)) {
      return Set.of(type == FieldType.TAG ? value.text() : (Object) Long.valueOf(value.text()));
    }
    Map<String, List<Object>> known = found.getOrDefault(type, Map.of());
    List<Object> ids = known.get(value.text());
    if (ids == null) {
      String nearest = names.nearest(type, value.text());
      throw faults.unknownValue(
          field.key(), value, nearest == null ? List.of() : List.of(nearest), nearest);
    }
    boolean below = isBelow(type, value);
    String written =
        (below ? known.getOrDefault(top(value), ids) : ids)
            .stream().map(id -> id + (below ? BELOW : "")).collect(Collectors.joining(","));
    replaced.put(value.at(), new Replaced(value, written));
    return Set.copyOf(ids);
  }

  /** The query with ids instead of names: it means the same when a name has changed. */
  String withIds(String text) {
    StringBuilder written = new StringBuilder(text);
    replaced
        .descendingMap()
        .values()
        .forEach(one -> written.replace(one.name().at(), one.name().end(), one.ids()));
    return written.toString();
  }

  private static boolean isSpecial(FieldType type, Token value) {
    return isNone(value)
        || !value.quoted()
            && (type == FieldType.AGENT && value.text().equals(ME)
                || type == FieldType.TEAM && value.text().equals(MY_TEAMS));
  }

  private boolean isTakenAsItIs(FieldType type, Token value) {
    boolean unseen = reader != null && !reader.actor().may(type.namesNeed());
    return (stored || unseen) && (type == FieldType.TAG || Values.isNumber(value.text()));
  }

  private static boolean isBelow(FieldType type, Token value) {
    return type == FieldType.TOPIC && value.text().endsWith(BELOW);
  }

  private static String top(Token value) {
    return value.text().substring(0, value.text().length() - BELOW.length());
  }
}
