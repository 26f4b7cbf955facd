package org.zelodesk.search;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseAccess;
import org.zelodesk.cases.CaseQueries;
import org.zelodesk.cases.CaseQuery;
import org.zelodesk.classification.CaseFields;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Directory;

/** Queries of people and services over lists of cases. */
@Singleton
class CaseQuerying implements CaseQueries {

  private final CaseFields customFields;
  private final NameRepository names;
  private final TextRepository texts;
  private final Snippets snippets;
  private final Directory directory;
  private final Clock clock;

  CaseQuerying(
      CaseFields customFields,
      NameRepository names,
      TextRepository texts,
      Snippets snippets,
      Directory directory,
      Clock clock) {
    this.customFields = customFields;
    this.names = names;
    this.texts = texts;
    this.snippets = snippets;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public CaseQuery read(Actor actor, String query) {
    return new Search(clause(actor, query), CaseAccess.of(actor).seesInternal(), snippets);
  }

  @Override
  public boolean names(String query, String key) {
    return QueryParser.parse(query, new Faults("?query")).names(key);
  }

  Clause clause(Actor actor, String query) {
    Faults faults = new Faults("?query");
    Syntax syntax = QueryParser.parse(query, faults);
    Reader reader = new Reader(actor, new Zone(actor.id(), directory), clock.instant());
    return new Interpreter(fields(actor), names, texts, reader, false, faults).interpret(syntax);
  }

  /** The keys that this reader can ask for. */
  QueryFields fields(Actor actor) {
    return QueryFields.with(customFields.refs().values(), CaseAccess.of(actor).seesInternal());
  }

  /** The reader's own time zone, looked up once, and only by a query that names a day; else UTC. */
  private static final class Zone implements Supplier<ZoneId> {

    private final long agentId;
    private final Directory directory;
    private @Nullable ZoneId known;

    Zone(long agentId, Directory directory) {
      this.agentId = agentId;
      this.directory = directory;
    }

    @Override
    public ZoneId get() {
      ZoneId zone = known;
      if (zone == null) {
        zone = directory.timeZone(agentId).orElse(ZoneOffset.UTC);
        known = zone;
      }
      return zone;
    }
  }
}
