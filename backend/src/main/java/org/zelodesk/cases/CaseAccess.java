package org.zelodesk.cases;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Level;
import org.zelodesk.identity.Permissions;
import org.zelodesk.identity.Role;
import org.zelodesk.platform.Problem;
import org.zelodesk.platform.Sql;

/**
 * Which cases somebody sees and what they may do with them. One predicate that is part of every
 * query, so that list, single read, search, stream and export cannot disagree; and one answer to
 * "may they?" for a case that was read through it.
 *
 * <p>Agents and leads see the cases of their teams, those assigned to them, those of no team, and
 * those shared with them. Admins and services see every case that is not confidential.
 * Collaborators see what was shared with them. A confidential case is for its assignee and the
 * members of its team, and for nobody else, whatever their role.
 */
public final class CaseAccess {

  /** What of a case decides about access. */
  public record Subject(@Nullable Long teamId, @Nullable Long assigneeId, boolean confidential) {}

  private final Actor actor;

  private CaseAccess(Actor actor) {
    this.actor = actor;
  }

  public static CaseAccess of(Actor actor) {
    return new CaseAccess(actor);
  }

  /** The condition on rows of {@code cases}. @param c the alias of the table in the query */
  public Sql predicate(String c) {
    if (!actor.active() || !actor.may(Permissions.CASES_READ)) {
      return Sql.of("false");
    }
    String shared =
        " exists (select 1 from case_shares s where s.case_id = " + c + ".id and s.agent_id = ?";
    return switch (actor.role()) {
      case ADMIN, INTEGRATION ->
          Sql.of("(not " + c + ".confidential or " + c + ".assignee_id = ?", actor.id())
              .add(" or " + c + ".team_id = any(?))", actor.teams().keySet());
      case AGENT, LEAD ->
          Sql.of("(" + c + ".assignee_id = ?", actor.id())
              .add(" or " + c + ".team_id = any(?)", actor.teams().keySet())
              .add(" or not " + c + ".confidential and (" + c + ".team_id is null or")
              // Few rows of a page get this far: "offset 0" makes the database look each of them up
              // instead of reading all that was ever shared with the reader before the first row.
              .add(shared + " offset 0)))", actor.id());
      case COLLABORATOR -> Sql.of("(not " + c + ".confidential and").add(shared + "))", actor.id());
    };
  }

  /**
   * The same rule as {@link #predicate}, for a case whose facts are at hand: the live stream asks
   * this for each reader of an event.
   *
   * @param sharedWith the agents with whom the case is shared
   */
  public boolean sees(Subject subject, Set<Long> sharedWith) {
    if (!actor.active() || !actor.may(Permissions.CASES_READ)) {
      return false;
    }
    boolean mine = subject.assigneeId() != null && subject.assigneeId() == actor.id();
    boolean myTeam = subject.teamId() != null && actor.teams().containsKey(subject.teamId());
    boolean shared = !subject.confidential() && sharedWith.contains(actor.id());
    return switch (actor.role()) {
      case ADMIN, INTEGRATION -> !subject.confidential() || mine || myTeam;
      case AGENT, LEAD ->
          mine || myTeam || shared || !subject.confidential() && subject.teamId() == null;
      case COLLABORATOR -> shared;
    };
  }

  /** Internal comments and events of the cases that are seen. */
  public boolean seesInternal() {
    return actor.may(Permissions.COMMENTS_READ_INTERNAL);
  }

  /** May they do this with a case that {@link #predicate} let through? */
  public boolean can(Verb verb, Subject subject) {
    return allowed(subject).contains(verb);
  }

  public Set<Verb> allowed(Subject subject) {
    Set<Verb> verbs = EnumSet.noneOf(Verb.class);
    boolean comments = actor.may(Permissions.COMMENTS_WRITE);
    boolean writes = actor.may(Permissions.CASES_WRITE);
    Level level = level(subject);
    if (comments
        && actor.may(Permissions.COMMENTS_READ_INTERNAL)
        && (level == null || level.holds(Level.REPLY))) {
      verbs.add(Verb.COMMENT_INTERNAL);
    }
    if (comments && level != null && level.holds(Level.REPLY)) {
      verbs.add(Verb.COMMENT_PUBLIC);
    }
    if (writes && level != null && level.holds(Level.CHANGE)) {
      verbs.add(Verb.CHANGE);
      verbs.add(Verb.MERGE);
      verbs.add(Verb.REDACT);
      if (!subject.confidential()) {
        verbs.add(Verb.SHARE);
      }
    }
    return verbs;
  }

  /** 403 when the case is visible, but this is not theirs to do. */
  public void require(Verb verb, Subject subject) {
    if (!can(verb, subject)) {
      throw Problem.forbidden("not_allowed");
    }
  }

  /** Null: they see it only because it was shared with them. */
  private @Nullable Level level(Subject subject) {
    if (actor.role() == Role.COLLABORATOR) {
      return null;
    }
    boolean mine = subject.assigneeId() != null && subject.assigneeId() == actor.id();
    if (mine
        || actor.role() == Role.ADMIN
        || actor.role() == Role.INTEGRATION
        || subject.teamId() == null) {
      return Level.CHANGE;
    }
    Level level = actor.teams().get(subject.teamId());
    return level != null && actor.role() == Role.LEAD ? Level.CHANGE : level;
  }
}
