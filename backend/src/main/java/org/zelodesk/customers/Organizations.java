package org.zelodesk.customers;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of organizations. */
@Singleton
public class Organizations {

  private static final long NONE = 0;

  private final OrganizationRepository repository;
  private final EventLog log;
  private final Clock clock;

  Organizations(OrganizationRepository repository, EventLog log, Clock clock) {
    this.repository = repository;
    this.log = log;
    this.clock = clock;
  }

  /** The organizations of these ids, in one statement; unknown ids are left out. */
  public Map<Long, OrganizationRef> refs(Collection<Long> ids) {
    return ids.isEmpty() ? Map.of() : repository.refs(ids);
  }

  /**
   * Organizations by name.
   *
   * @param name contained in the name
   */
  public Page<OrganizationView> list(@Nullable String name, PageRequest page) {
    return repository.list(name, page);
  }

  public OrganizationView get(long id) {
    return repository.view(id).orElseThrow(Problem::notFound);
  }

  @Transactional
  public OrganizationView create(Actor actor, NewOrganization organization) {
    Instant now = clock.instant();
    Organization created =
        new Organization(
            free(organization.name(), NONE),
            domains(organization.domains()),
            Customers.text(organization.notes()),
            now);
    repository.persist(created);
    OrganizationView view = created.view();
    log.append(
        NewEvent.of("organization.created", view.id(), actor.author(), now, Map.of("after", view)));
    return view;
  }

  @Transactional
  public OrganizationView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, OrganizationChanges changes) {
    Organization organization = repository.lock(id).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, organization.version());
    OrganizationView before = organization.view();
    if (changes.name().isPresent()) {
      organization.rename(free(changes.name().get(), id));
    }
    if (changes.domains().isPresent()) {
      organization.own(domains(changes.domains().get()));
    }
    if (changes.notes().isPresent()) {
      organization.note(Customers.text(changes.notes().get()));
    }
    if (organization.view().equals(before)) {
      return before;
    }
    Instant now = clock.instant();
    organization.changed(now);
    OrganizationView after = organization.view();
    log.append(
        NewEvent.of(
            "organization.updated",
            id,
            actor.author(),
            now,
            Map.of("before", before, "after", after)));
    return after;
  }

  private String free(@Nullable String given, long id) {
    String name = Customers.text(given);
    if (name == null) {
      throw Problem.invalid("/name", "required");
    }
    if (repository.isTaken(name, id)) {
      throw Problem.conflict("already_exists").with(new Problem.Fault("/name", "already_exists"));
    }
    return name;
  }

  private static List<String> domains(@Nullable List<String> given) {
    return given == null
        ? List.of()
        : given.stream().map(CanonicalForms::folded).distinct().sorted().toList();
  }
}
