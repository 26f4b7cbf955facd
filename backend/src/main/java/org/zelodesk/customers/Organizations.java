package org.zelodesk.customers;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;

/** The use cases of organizations. */
@Singleton
public class Organizations {

  private final OrganizationRepository repository;

  Organizations(OrganizationRepository repository) {
    this.repository = repository;
  }

  /** The organizations of these ids, in one statement; unknown ids are left out. */
  public Map<Long, OrganizationRef> refs(Collection<Long> ids) {
    return ids.isEmpty() ? Map.of() : repository.refs(ids);
  }
}
