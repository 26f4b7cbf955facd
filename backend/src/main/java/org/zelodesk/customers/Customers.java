package org.zelodesk.customers;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;
import org.zelodesk.platform.Problem;

/** The use cases of customers; merging them is {@link CustomerMerges}. */
@Singleton
public class Customers {

  private static final int TRIES = 3;

  /** More than anybody has; keeps a row of a list bounded. */
  private static final int MAX_IDENTITIES = 50;

  private final CustomerRepository repository;
  private final Organizations organizations;
  private final CanonicalForms forms;
  private final EventLog log;
  private final Clock clock;

  Customers(
      CustomerRepository repository,
      Organizations organizations,
      CanonicalForms forms,
      EventLog log,
      Clock clock) {
    this.repository = repository;
    this.organizations = organizations;
    this.forms = forms;
    this.log = log;
    this.clock = clock;
  }

  /**
   * The customer who has one of these identities, or, if nobody has, a new one who gets them all.
   * Never changes a customer who exists. Of several customers it is the one with the identity that
   * is named first; of two calls at the same time one makes the customer and the other finds them.
   *
   * @param occurredAt when they first asked
   * @throws Problem 422 with pointers into {@code /requester/identities}
   */
  @Transactional
  public long requesterFor(Actor actor, NewRequester requester, Instant occurredAt) {
    List<CanonicalIdentity> identities = canonical(requester.identities(), "/requester/identities");
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<CustomerRepository.Owner> owner = repository.owner(identities);
      if (owner.isPresent()) {
        return survivor(owner.get());
      }
      long id = repository.insert(text(requester.name()), occurredAt);
      if (repository.addIdentities(id, identities) == identities.size()) {
        created(actor, repository.view(id).orElseThrow(), occurredAt);
        return id;
      }
      repository.withdraw(id);
    }
    throw Problem.of(503, "try_again").header("Retry-After", "1");
  }

  /**
   * The customer that this one is by now, after all merges; empty if there is none of that id.
   * Inside a transaction they cannot be merged into another one before its end.
   */
  public Optional<Long> surviving(long id) {
    return repository.hold(id).map(this::survivor);
  }

  /** The customers of these ids, in one statement; unknown ids are left out. */
  public Map<Long, CustomerRef> refs(Collection<Long> ids) {
    return ids.isEmpty() ? Map.of() : repository.refs(ids);
  }

  /**
   * Customers by id, without the merged-away ones.
   *
   * @param name contained in their name or in one of their identities
   */
  public Page<CustomerView> list(
      @Nullable String name, @Nullable Long organizationId, PageRequest page) {
    return repository.list(name, organizationId, page);
  }

  public CustomerView get(long id) {
    return repository.view(id).orElseThrow(Problem::notFound);
  }

  @Transactional
  public CustomerView create(Actor actor, NewCustomer customer) {
    String name = text(customer.name());
    if (name == null && customer.identities().isEmpty()) {
      throw Problem.invalid("/identities", "required");
    }
    List<CanonicalIdentity> identities = canonical(customer.identities(), "/identities");
    List<Long> organizationIds = known(customer.organizationIds());
    Instant now = clock.instant();
    Customer created = new Customer(name, now);
    created.speak(customer.language());
    created.live(zone(customer.timeZone()));
    created.note(text(customer.notes()));
    repository.persist(created);
    if (repository.addIdentities(created.id(), identities) < identities.size()) {
      throw taken(created.id(), identities, customer.identities(), "/identities");
    }
    if (!organizationIds.isEmpty()) {
      repository.replaceOrganizations(created.id(), organizationIds);
    }
    return created(actor, repository.view(created.id()).orElseThrow(), now);
  }

  @Transactional
  public CustomerView change(
      Actor actor, long id, @Nullable ExpectedVersion expected, CustomerChanges changes) {
    Customer customer = lock(id, expected);
    CustomerView before = repository.view(id).orElseThrow();
    List<Long> organizationIds = before.organizationIds();
    if (changes.name().isPresent()) {
      customer.rename(text(changes.name().get()));
    }
    if (changes.language().isPresent()) {
      customer.speak(changes.language().get());
    }
    if (changes.timeZone().isPresent()) {
      customer.live(zone(changes.timeZone().get()));
    }
    if (changes.notes().isPresent()) {
      customer.note(text(changes.notes().get()));
    }
    if (changes.organizationIds().isPresent()) {
      organizationIds = known(changes.organizationIds().get());
    }
    if (customer.view(before.identities(), organizationIds).equals(before)) {
      return before;
    }
    repository.replaceOrganizations(id, organizationIds);
    return updated(actor, customer, before);
  }

  @Transactional
  public CustomerView addIdentity(
      Actor actor, long id, @Nullable ExpectedVersion expected, NewIdentity identity) {
    Customer customer = lock(id, expected);
    CustomerView before = repository.view(id).orElseThrow();
    CanonicalIdentity added = canonical(identity, "/value");
    if (before.identities().size() >= MAX_IDENTITIES) {
      throw Problem.conflict("too_many_identities", MAX_IDENTITIES);
    }
    if (repository.addIdentities(id, List.of(added)) == 0) {
      throw taken(id, List.of(added), List.of(), "");
    }
    return updated(actor, customer, before);
  }

  @Transactional
  public CustomerView removeIdentity(
      Actor actor, long id, @Nullable ExpectedVersion expected, long identityId) {
    Customer customer = lock(id, expected);
    CustomerView before = repository.view(id).orElseThrow();
    if (!repository.removeIdentity(id, identityId)) {
      throw Problem.notFound();
    }
    return updated(actor, customer, before);
  }

  private Customer lock(long id, @Nullable ExpectedVersion expected) {
    Customer customer = repository.lock(id).orElseThrow(Problem::notFound);
    ExpectedVersion.check(expected, customer.version());
    customer.mustStandAlone();
    return customer;
  }

  private CustomerView created(Actor actor, CustomerView customer, Instant occurredAt) {
    log.append(
        NewEvent.of(
            "customer.created",
            customer.id(),
            actor.author(),
            occurredAt,
            Map.of("after", customer)));
    return customer;
  }

  private CustomerView updated(Actor actor, Customer customer, CustomerView before) {
    Instant now = clock.instant();
    customer.changed(now);
    repository.flush();
    CustomerView after = repository.view(customer.id()).orElseThrow();
    log.append(
        NewEvent.of(
            "customer.updated",
            customer.id(),
            actor.author(),
            now,
            Map.of("before", before, "after", after)));
    return after;
  }

  private long survivor(CustomerRepository.Owner owner) {
    CustomerRepository.Owner current = owner;
    for (Long next = current.mergedIntoId(); next != null; next = current.mergedIntoId()) {
      current = repository.hold(next).orElseThrow();
    }
    return current.id();
  }

  /**
   * 409 with a fault for each identity that somebody else has.
   *
   * @param given as in the request, for the positions; empty where the body is the one identity
   */
  private Problem taken(
      long id, List<CanonicalIdentity> identities, List<NewIdentity> given, String pointer) {
    Problem problem = Problem.conflict("identity_taken");
    repository
        .owners(identities)
        .forEach(
            (position, owner) -> {
              if (owner != id || given.isEmpty()) {
                int index = given.isEmpty() ? -1 : positionOf(identities.get(position), given);
                problem
                    .with(
                        new Problem.Fault(
                            pointer + (index < 0 ? "" : "/" + index) + "/value",
                            "identity_taken",
                            String.valueOf(owner)))
                    .with("customerId", owner);
              }
            });
    return problem;
  }

  private static int positionOf(CanonicalIdentity identity, List<NewIdentity> given) {
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).kind() == identity.kind()
          && given.get(i).value().strip().equals(identity.value())) {
        return i;
      }
    }
    throw new IllegalStateException(identity.key());
  }

  /** In the given order, the same one twice only once. */
  private List<CanonicalIdentity> canonical(List<NewIdentity> identities, String pointer) {
    List<CanonicalIdentity> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < identities.size(); i++) {
      CanonicalIdentity identity = canonical(identities.get(i), pointer + "/" + i + "/value");
      if (seen.add(identity.key())) {
        all.add(identity);
      }
    }
    return all;
  }

  private CanonicalIdentity canonical(NewIdentity given, String pointer) {
    return new CanonicalIdentity(
        given.kind(), given.value().strip(), forms.of(given.kind(), given.value(), pointer));
  }

  /** In the order of the ids, each once; 422 for one that there is not. */
  private List<Long> known(@Nullable List<Long> organizationIds) {
    if (organizationIds == null || organizationIds.isEmpty()) {
      return List.of();
    }
    Set<Long> found = organizations.refs(organizationIds).keySet();
    for (int i = 0; i < organizationIds.size(); i++) {
      if (!found.contains(organizationIds.get(i))) {
        throw Problem.invalid("/organizationIds/" + i, "not_found");
      }
    }
    return List.copyOf(new TreeSet<>(organizationIds));
  }

  private static @Nullable String zone(@Nullable String name) {
    if (name != null && !ZoneId.getAvailableZoneIds().contains(name)) {
      throw Problem.invalid("/timeZone", "time_zone");
    }
    return name;
  }

  static @Nullable String text(@Nullable String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }
}
