package org.zelodesk.reports;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Directory;
import org.zelodesk.identity.Permissions;
import org.zelodesk.identity.Role;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Problem;

/** The use cases of saved reports. One gives no right to see: it asks with its reader's. */
@Singleton
public class SavedReports {

  /** Of one person, of one team, or of everybody: more are no help to find anything. */
  private static final int MOST = 200;

  private final SavedReportRepository repository;
  private final Reports reports;
  private final Directory directory;
  private final Clock clock;

  SavedReports(
      SavedReportRepository repository, Reports reports, Directory directory, Clock clock) {
    this.repository = repository;
    this.reports = reports;
    this.directory = directory;
    this.clock = clock;
  }

  /** All that the reader may use; with a team, those of that team. */
  List<SavedReport> list(Actor actor, @Nullable Long teamId) {
    return repository.ofReader(actor, teamId).stream().map(one -> shown(actor, one)).toList();
  }

  SavedReport get(Actor actor, long id) {
    return repository.find(actor, id).map(one -> shown(actor, one)).orElseThrow(Problem::notFound);
  }

  /**
   * @return its id
   */
  @Transactional
  public long create(Actor actor, NewReport wanted) {
    StoredReport report =
        new StoredReport(
            0,
            1,
            wanted.name().strip(),
            wanted.scope(),
            wanted.scope() == ReportScope.PERSONAL ? actor.id() : null,
            teamOf(wanted.scope(), wanted.teamId()),
            wanted.definition());
    requireMayWrite(actor, report);
    check(actor, report.definition());
    refuseTooMany(report);
    return repository.insert(report, clock.instant());
  }

  @Transactional
  public void change(
      Actor actor, long id, @Nullable ExpectedVersion expected, ReportChanges changes) {
    StoredReport before = lock(actor, id, expected);
    ReportScope scope = changes.scope().orElse(before.scope());
    Long given =
        changes.teamId().isPresent()
            ? changes.teamId().get()
            : scope == ReportScope.TEAM ? before.teamId() : null;
    StoredReport after =
        new StoredReport(
            id,
            before.version(),
            changes.name().isPresent() ? changes.name().get().strip() : before.name(),
            scope,
            scope == ReportScope.PERSONAL ? actor.id() : null,
            teamOf(scope, given),
            changes.definition().orElse(before.definition()));
    if (after.equals(before)) {
      return;
    }
    requireMayWrite(actor, after);
    // What was accepted once stays, even where a name in it has gone meanwhile.
    if (!after.definition().equals(before.definition())) {
      check(actor, after.definition());
    }
    if (!after.hasSameReaders(before)) {
      refuseTooMany(after);
    }
    repository.update(after, clock.instant());
  }

  @Transactional
  public void delete(Actor actor, long id, @Nullable ExpectedVersion expected) {
    lock(actor, id, expected);
    repository.delete(id);
  }

  /** Whether the engine would answer each of its widgets. */
  private void check(Actor actor, ReportDefinition definition) {
    if (!definition.range().hasOneOrTheOther()) {
      throw Problem.invalid("/definition/range", "preset_or_bounds");
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), reports.zone(actor, null));
    for (int i = 0; i < definition.widgets().size(); i++) {
      try {
        reports.check(actor, definition.asked(definition.widgets().get(i), today));
      } catch (Problem fault) {
        throw fault.below(place(fault, i));
      }
    }
  }

  /** Where in a definition the part of a question stands that is wrong. */
  private static String place(Problem fault, int widget) {
    String pointer = fault.faults().isEmpty() ? "/" : fault.faults().getFirst().pointer();
    return switch (pointer.split("/", -1)[1]) {
      case "from", "to" -> "/definition/range";
      case "query", "compare" -> "/definition";
      default -> "/definition/widgets/" + widget;
    };
  }

  private StoredReport lock(Actor actor, long id, @Nullable ExpectedVersion expected) {
    StoredReport stored = repository.lock(actor, id).orElseThrow(Problem::notFound);
    if (!mayWrite(actor, stored)) {
      throw Problem.forbidden("not_allowed");
    }
    ExpectedVersion.check(expected, stored.version());
    return stored;
  }

  private void requireMayWrite(Actor actor, StoredReport report) {
    if (report.teamId() != null && !directory.isActiveTeam(report.teamId())) {
      throw Problem.invalid("/teamId", "not_found");
    }
    if (!mayWrite(actor, report)) {
      throw Problem.forbidden("not_allowed");
    }
  }

  /** Their own; those of their teams for leads; all but others' own for who cares for settings. */
  private static boolean mayWrite(Actor actor, StoredReport report) {
    return switch (report.scope()) {
      case PERSONAL -> Long.valueOf(actor.id()).equals(report.ownerId());
      case TEAM ->
          actor.may(Permissions.SETTINGS_WRITE)
              || actor.role() == Role.LEAD
                  && actor.teams().containsKey(Objects.requireNonNull(report.teamId()));
      case SHARED -> actor.may(Permissions.SETTINGS_WRITE);
    };
  }

  private static @Nullable Long teamOf(ReportScope scope, @Nullable Long teamId) {
    if (scope == ReportScope.TEAM && teamId == null) {
      throw Problem.invalid("/teamId", "required");
    }
    if (scope != ReportScope.TEAM && teamId != null) {
      throw Problem.invalid("/teamId", "only_of_team");
    }
    return teamId;
  }

  private void refuseTooMany(StoredReport report) {
    if (repository.beside(report) >= MOST) {
      throw Problem.conflict("too_many_reports", MOST);
    }
  }

  private static SavedReport shown(Actor actor, StoredReport one) {
    return new SavedReport(
        one.id(),
        one.version(),
        one.name(),
        one.scope(),
        one.teamId(),
        one.ownerId(),
        one.definition(),
        mayWrite(actor, one));
  }
}
