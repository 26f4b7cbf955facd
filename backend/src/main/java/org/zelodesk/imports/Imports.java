package org.zelodesk.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.cases.CaseChanges;
import org.zelodesk.cases.CaseView;
import org.zelodesk.cases.Cases;
import org.zelodesk.comments.Comments;
import org.zelodesk.comments.NewComment;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.platform.InputProblems;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.ProblemBody;

/**
 * Brings in cases, line by line: each line whole or not at all, in a transaction of its own. What
 * is there already, by source and external id, is left as it is; so an import that broke off is
 * simply sent again.
 */
@Singleton
class Imports {

  /** Characters. */
  private static final int LONGEST_LINE = 5_000_000;

  private final Cases cases;
  private final Comments comments;
  private final Actors actors;
  private final EventLog log;
  private final ObjectMapper json;
  private final Validator validator;
  private final Clock clock;

  Imports(
      Cases cases,
      Comments comments,
      Actors actors,
      EventLog log,
      ObjectMapper json,
      Validator validator,
      Clock clock) {
    this.cases = cases;
    this.comments = comments;
    this.actors = actors;
    this.log = log;
    this.json = json;
    this.validator = validator;
    this.clock = clock;
  }

  /**
   * @param lines read while they arrive
   * @param describe a problem in the caller's language
   */
  ImportResult take(Actor actor, BufferedReader lines, Function<Problem, ProblemBody> describe)
      throws IOException {
    long created = 0;
    long unchanged = 0;
    List<ImportResult.Refused> refused = new ArrayList<>();
    long number = 0;
    for (String line = next(lines); line != null; line = next(lines)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      ImportedCase wanted = null;
      try {
        wanted = read(line);
        if (bring(actor, wanted)) {
          created++;
        } else {
          unchanged++;
        }
      } catch (Problem problem) {
        refused.add(
            new ImportResult.Refused(
                number,
                wanted == null ? null : wanted.opened().externalId(),
                describe.apply(problem)));
      }
    }
    return new ImportResult(created, unchanged, refused);
  }

  private static @Nullable String next(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    int read = lines.read();
    if (read < 0) {
      return null;
    }
    while (read >= 0 && read != '\n') {
      if (line.length() <= LONGEST_LINE) {
        line.append((char) read);
      }
      read = lines.read();
    }
    return line.toString();
  }

  private ImportedCase read(String line) {
    if (line.length() > LONGEST_LINE) {
      throw Problem.of(413, "too_large");
    }
    ImportedCase wanted;
    try {
      wanted = json.readValue(line, ImportedCase.class);
    } catch (JsonProcessingException e) {
      throw InputProblems.of(e);
    }
    if (wanted == null) {
      throw Problem.of(400, "malformed_json");
    }
    Set<ConstraintViolation<ImportedCase>> violations = validator.validate(wanted);
    if (!violations.isEmpty()) {
      throw InputProblems.of(violations);
    }
    requireOrder(wanted);
    return wanted;
  }

  private void requireOrder(ImportedCase wanted) {
    if (wanted.opened().source() == null || wanted.opened().externalId() == null) {
      throw Problem.invalid(
          wanted.opened().source() == null ? "/case/source" : "/case/externalId", "required");
    }
    Instant now = clock.instant();
    if (wanted.createdAt().isAfter(now)) {
      throw Problem.invalid("/createdAt", "in_future");
    }
    Instant before = wanted.createdAt();
    int index = 0;
    for (ImportedCase.Step step : history(wanted)) {
      String at = "/history/" + index++;
      if (step.at().isBefore(before)) {
        throw Problem.invalid(at + "/at", "not_in_order");
      }
      if (step.at().isAfter(now)) {
        throw Problem.invalid(at + "/at", "in_future");
      }
      if ((step.comment() == null) == (step.changes() == null)) {
        throw Problem.invalid(at, "exactly_one", "comment, changes");
      }
      before = step.at();
    }
  }

  /**
   * @return false when it was there already
   */
  private boolean bring(Actor actor, ImportedCase wanted) {
    try {
      QuarkusTransaction.requiringNew().timeout(300).run(() -> tell(actor, wanted));
      return true;
    } catch (RuntimeException e) {
      Problem problem = InputProblems.of(e);
      if (problem == null) {
        throw e;
      }
      if (problem.code().equals("already_exists")) {
        return false;
      }
      throw problem;
    }
  }

  private void tell(Actor actor, ImportedCase wanted) {
    log.tellOfThePast();
    CaseView opened =
        at(
            "/case",
            () -> cases.open(who(actor, wanted.by(), "/by"), wanted.opened(), wanted.createdAt()));
    int index = 0;
    for (ImportedCase.Step step : history(wanted)) {
      String at = "/history/" + index++;
      Actor who = who(actor, step.by(), at + "/by");
      NewComment comment = step.comment();
      CaseChanges changes = step.changes();
      if (comment != null) {
        at(at + "/comment", () -> comments.write(who, opened.id(), null, comment, step.at()));
      } else if (changes != null) {
        at(at + "/changes", () -> cases.change(who, opened.id(), null, changes, step.at()));
      }
    }
  }

  private Actor who(Actor actor, @Nullable Long agentId, String pointer) {
    return agentId == null
        ? actor
        : actor.inTheNameOf(
            actors.byId(agentId).orElseThrow(() -> Problem.invalid(pointer, "not_found")));
  }

  private static List<ImportedCase.Step> history(ImportedCase wanted) {
    return wanted.history() == null ? List.of() : wanted.history();
  }

  /** Faults of a step name their place in the line. */
  private static <T> T at(String place, Supplier<T> step) {
    try {
      return step.get();
    } catch (Problem problem) {
      if (problem.code().equals("already_exists")) {
        throw problem;
      }
      Problem placed =
          problem.faults().isEmpty()
              ? problem.with(new Problem.Fault(place, problem.code()))
              : problem.below(place);
      throw placed;
    }
  }
}
