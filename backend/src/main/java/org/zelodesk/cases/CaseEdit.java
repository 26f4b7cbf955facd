package org.zelodesk.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.platform.Problem;

/**
 * One merge-patch on one case: checks each field by its rule, applies it, and remembers before and
 * after.
 */
final class CaseEdit {

  private final SupportCase target;
  private final CaseReferences references;
  private final Instant at;
  private final boolean back;
  private final Map<String, Object> changed = new LinkedHashMap<>();

  CaseEdit(SupportCase target, CaseReferences references, Instant at) {
    this(target, references, at, false);
  }

  private CaseEdit(SupportCase target, CaseReferences references, Instant at, boolean back) {
    this.target = target;
    this.references = references;
    this.at = at;
    this.back = back;
  }

  /** An edit that takes another one back, also one that closed the case or took its newness. */
  static CaseEdit back(SupportCase target, CaseReferences references, Instant at) {
    return new CaseEdit(target, references, at, true);
  }

  /** Before and after of each field that really changed, by its name in the API. */
  Map<String, Object> apply(Actor actor, CaseChanges wanted) {
    if (!back || target.mergedIntoId() != null) {
      target.requireOpenToWords();
    }
    DiscardedAs discarded = restored(wanted) ? null : target.discardedAs();
    raise(wanted);
    required("subject", wanted.subject(), target.subject(), text -> target.subject(text.strip()));
    status(wanted.status());
    optional("category", wanted.category(), target.category(), target::category);
    optional(
        "topicId",
        wanted.topicId(),
        target.topicId(),
        id -> target.topicId(references.topic("/topicId", id)));
    required("priority", wanted.priority(), target.priority(), target::priority);
    required("channel", wanted.channel(), target.channel(), target::channel);
    optional("language", wanted.language(), target.language(), target::language);
    required(
        "requesterId",
        wanted.requesterId(),
        target.requesterId(),
        id -> target.requesterId(references.customer("/requesterId", id)));
    optional(
        "organizationId",
        wanted.organizationId(),
        target.organizationId(),
        id -> target.organizationId(references.organization("/organizationId", id)));
    optional(
        "teamId",
        wanted.teamId(),
        target.teamId(),
        id -> target.teamId(references.team("/teamId", id)));
    optional(
        "assigneeId",
        wanted.assigneeId(),
        target.assigneeId(),
        id -> target.assigneeId(references.assignee("/assigneeId", id)));
    required("confidential", wanted.confidential(), target.confidential(), target::confidential);
    required(
        "tags",
        wanted.tags().isPresent() ? JsonNullable.of(sorted(wanted.tags().get())) : wanted.tags(),
        target.tags(),
        tags -> target.tags(references.tags(actor, tags, at)));
    customFields(wanted.customFields());
    required(
        "watcherIds",
        wanted.watcherIds(),
        target.watcherIds(),
        ids -> target.watcherIds(references.watchers(ids)));
    target.requireOwnerIfConfidential();
    if (discarded != null && !changed.isEmpty()) {
      target.requireChangeable();
    }
    optional("discardedAs", wanted.discardedAs(), target.discardedAs(), target::discardedAs);
    return changed;
  }

  /** What is taken back can change in the same step. */
  private boolean restored(CaseChanges wanted) {
    boolean restores = wanted.discardedAs().isPresent() && wanted.discardedAs().get() == null;
    if (restores) {
      note("discardedAs", target.discardedAs(), null, () -> target.discardedAs(null));
    }
    return restores;
  }

  private void raise(CaseChanges wanted) {
    if (!wanted.escalationLevel().isPresent()) {
      return;
    }
    Integer level = wanted.escalationLevel().get();
    if (level == null) {
      throw Problem.invalid("/escalationLevel", "required");
    }
    if (level > target.escalationLevel()
        && (wanted.reason() == null || wanted.reason().isBlank())) {
      throw Problem.invalid("/reason", "escalation_needs_reason");
    }
    note("escalationLevel", target.escalationLevel(), level, () -> target.escalationLevel(level));
  }

  private void status(JsonNullable<CaseStatus> wanted) {
    if (!wanted.isPresent()) {
      return;
    }
    CaseStatus before = target.status();
    CaseStatus next = wanted.get();
    if (next == null) {
      throw Problem.invalid("/status", "required");
    }
    if (back ? target.returnTo(next, at) : target.moveTo(next, at)) {
      changed.put("status", Cases.beforeAfter(before, next));
    }
  }

  private void customFields(JsonNullable<Map<String, @Nullable Object>> wanted) {
    if (!wanted.isPresent()) {
      return;
    }
    Map<String, @Nullable Object> patch = wanted.get();
    if (patch == null) {
      throw Problem.invalid("/customFields", "required");
    }
    Map<String, @Nullable Object> given = references.customFields(patch, true);
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(target.customFields());
    given.forEach(
        (key, value) -> {
          Object before = merged.get(key);
          if (value == null) {
            merged.remove(key);
          } else {
            merged.put(key, value);
          }
          if (!Objects.equals(before, value)) {
            changed.put("customFields." + key, Cases.beforeAfter(before, value));
          }
        });
    target.customFields(merged);
  }

  private <T> void required(String field, JsonNullable<T> wanted, T before, Consumer<T> setter) {
    if (!wanted.isPresent()) {
      return;
    }
    T value = wanted.get();
    if (value == null) {
      throw Problem.invalid("/" + field, "required");
    }
    note(field, before, value, () -> setter.accept(value));
  }

  private <T> void optional(
      String field, JsonNullable<T> wanted, @Nullable T before, Consumer<@Nullable T> setter) {
    if (wanted.isPresent()) {
      T value = wanted.get();
      note(field, before, value, () -> setter.accept(value));
    }
  }

  private void note(String field, @Nullable Object before, @Nullable Object after, Runnable set) {
    if (!Objects.equals(before, after)) {
      set.run();
      changed.put(field, Cases.beforeAfter(before, after));
    }
  }

  private static List<String> sorted(@Nullable List<String> tags) {
    return tags == null ? List.of() : new ArrayList<>(new TreeSet<>(tags));
  }
}
