package org.zelodesk.customers;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zelodesk.audit.EventLog;
import org.zelodesk.audit.NewEvent;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Problem;

/** The use cases of customers. */
@Singleton
public class Customers {

  private static final int TRIES = 3;

  private final CustomerRepository repository;
  private final CanonicalForms forms;
  private final EventLog log;

  Customers(CustomerRepository repository, CanonicalForms forms, EventLog log) {
    this.repository = repository;
    this.forms = forms;
    this.log = log;
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
      String name = text(requester.name());
      long id = repository.insert(name, occurredAt);
      if (repository.addIdentities(id, identities) == identities.size()) {
        log.append(
            NewEvent.of(
                "customer.created", id, actor.author(), occurredAt, created(name, identities)));
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

  private long survivor(CustomerRepository.Owner owner) {
    CustomerRepository.Owner current = owner;
    for (Long next = current.mergedIntoId(); next != null; next = current.mergedIntoId()) {
      current = repository.hold(next).orElseThrow();
    }
    return current.id();
  }

  /** In the given order, the same one twice only once. */
  private List<CanonicalIdentity> canonical(List<NewIdentity> identities, String pointer) {
    List<CanonicalIdentity> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < identities.size(); i++) {
      NewIdentity given = identities.get(i);
      CanonicalIdentity identity =
          new CanonicalIdentity(
              given.kind(),
              given.value().strip(),
              forms.of(given.kind(), given.value(), pointer + "/" + i + "/value"));
      if (seen.add(identity.key())) {
        all.add(identity);
      }
    }
    return all;
  }

  private static Map<String, Object> created(
      @Nullable String name, List<CanonicalIdentity> identities) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", name);
    data.put(
        "identities",
        identities.stream()
            .map(one -> Map.of("kind", EnumValues.wire(one.kind()), "value", one.value()))
            .toList());
    return data;
  }

  private static @Nullable String text(@Nullable String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }
}
