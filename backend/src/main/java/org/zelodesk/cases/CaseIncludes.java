package org.zelodesk.cases;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zelodesk.classification.Topics;
import org.zelodesk.customers.Customers;
import org.zelodesk.customers.Organizations;
import org.zelodesk.identity.Directory;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Problem;

/** What {@code ?include=} brings along: one level, without duplicates, one statement a kind. */
@Singleton
class CaseIncludes {

  /** What can be brought along, and under which key it stands in {@code included}. */
  enum Kind {
    REQUESTER("customers"),
    ASSIGNEE("agents"),
    TEAM("teams"),
    ORGANIZATION("organizations"),
    TOPIC("topics");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  private final Directory directory;
  private final Customers customers;
  private final Organizations organizations;
  private final Topics topics;

  CaseIncludes(
      Directory directory, Customers customers, Organizations organizations, Topics topics) {
    this.directory = directory;
    this.customers = customers;
    this.organizations = organizations;
    this.topics = topics;
  }

  static Set<Kind> parse(@Nullable String include) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (include != null) {
      for (String word : include.split(",", -1)) {
        kinds.add(
            Arrays.stream(Kind.values())
                .filter(kind -> EnumValues.wire(kind).equals(word.strip()))
                .findFirst()
                .orElseThrow(
                    () ->
                        Problem.of(400, "invalid_parameter")
                            .with(
                                new Problem.Fault(
                                    "?include",
                                    "not_one_of",
                                    Arrays.stream(Kind.values())
                                        .map(EnumValues::wire)
                                        .collect(Collectors.joining(", "))))));
      }
    }
    return kinds;
  }

  /** For the rows of a list. */
  Map<String, List<?>> of(Set<Kind> kinds, List<CaseSummary> rows) {
    return collect(
        kinds,
        kind ->
            ids(
                rows,
                switch (kind) {
                  case REQUESTER -> CaseSummary::requesterId;
                  case ASSIGNEE -> CaseSummary::assigneeId;
                  case TEAM -> CaseSummary::teamId;
                  case ORGANIZATION -> CaseSummary::organizationId;
                  case TOPIC -> CaseSummary::topicId;
                }));
  }

  /** For a single case. */
  Map<String, List<?>> of(Set<Kind> kinds, CaseView one) {
    return collect(
        kinds,
        kind ->
            ids(
                List.of(one),
                switch (kind) {
                  case REQUESTER -> CaseView::requesterId;
                  case ASSIGNEE -> CaseView::assigneeId;
                  case TEAM -> CaseView::teamId;
                  case ORGANIZATION -> CaseView::organizationId;
                  case TOPIC -> CaseView::topicId;
                }));
  }

  private Map<String, List<?>> collect(Set<Kind> kinds, Function<Kind, Set<Long>> idsOf) {
    Map<String, List<?>> included = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      Set<Long> ids = idsOf.apply(kind);
      Map<Long, ?> found =
          ids.isEmpty()
              ? Map.of()
              : switch (kind) {
                case REQUESTER -> customers.refs(ids);
                case ASSIGNEE -> directory.agents(ids);
                case TEAM -> directory.teams(ids);
                case ORGANIZATION -> organizations.refs(ids);
                case TOPIC -> topics.refs(ids);
              };
      included.put(kind.key, new ArrayList<>(found.values()));
    }
    return included;
  }

  private static <T> Set<Long> ids(List<T> rows, Function<T, @Nullable Long> id) {
    return rows.stream()
        .map(id)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
