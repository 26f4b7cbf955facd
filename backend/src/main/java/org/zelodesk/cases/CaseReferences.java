package org.zelodesk.cases;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.zelodesk.classification.CaseFields;
import org.zelodesk.classification.Tags;
import org.zelodesk.classification.Topics;
import org.zelodesk.customers.Customers;
import org.zelodesk.customers.Organizations;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Directory;
import org.zelodesk.platform.Problem;

/**
 * Checks every id that a request puts into a case, as a reading of its own: what does not exist for
 * the caller is named by its field.
 */
@Singleton
class CaseReferences {

  private final Directory directory;
  private final Customers customers;
  private final Organizations organizations;
  private final Topics topics;
  private final Tags tags;
  private final CaseFields fields;

  CaseReferences(
      Directory directory,
      Customers customers,
      Organizations organizations,
      Topics topics,
      Tags tags,
      CaseFields fields) {
    this.directory = directory;
    this.customers = customers;
    this.organizations = organizations;
    this.topics = topics;
    this.tags = tags;
    this.fields = fields;
  }

  void check(NewCase wanted) {
    topic("/topicId", wanted.topicId());
    team("/teamId", wanted.teamId());
    assignee("/assigneeId", wanted.assigneeId());
    organization("/organizationId", wanted.organizationId());
    if (wanted.watcherIds() != null) {
      watchers(wanted.watcherIds());
    }
  }

  @Nullable Long topic(String pointer, @Nullable Long id) {
    return checked(pointer, id, topics::exists);
  }

  @Nullable Long team(String pointer, @Nullable Long id) {
    return checked(pointer, id, directory::isActiveTeam);
  }

  @Nullable Long assignee(String pointer, @Nullable Long id) {
    return checked(pointer, id, directory::isActiveAgent);
  }

  long agent(String pointer, long id) {
    return directory.isActiveAgent(id) ? id : missing(pointer);
  }

  @Nullable Long organization(String pointer, @Nullable Long id) {
    return checked(pointer, id, one -> !organizations.refs(List.of(one)).isEmpty());
  }

  /** The customer that stands for this id today, after merges. */
  long customer(String pointer, long id) {
    Optional<Long> surviving = customers.surviving(id);
    return surviving.isPresent() ? surviving.get() : missing(pointer);
  }

  List<Long> watchers(List<Long> ids) {
    for (int i = 0; i < ids.size(); i++) {
      agent("/watcherIds/" + i, ids.get(i));
    }
    return ids;
  }

  /** Makes the tags that do not exist yet. */
  List<String> tags(Actor actor, List<String> names, Instant at) {
    if (!names.isEmpty()) {
      tags.ensure(actor, names, at);
    }
    return names;
  }

  Map<String, @Nullable Object> customFields(
      Map<String, @Nullable Object> values, boolean partial) {
    return fields.validate(values, partial);
  }

  private static @Nullable Long checked(String pointer, @Nullable Long id, LongPredicate exists) {
    if (id != null && !exists.test(id)) {
      missing(pointer);
    }
    return id;
  }

  private static long missing(String pointer) {
    throw Problem.invalid(pointer, "not_found");
  }
}
