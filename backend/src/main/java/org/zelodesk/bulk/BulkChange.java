package org.zelodesk.bulk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;
import org.zelodesk.cases.CaseChanges;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Category;
import org.zelodesk.cases.DiscardedAs;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SupportCase;

/** What changes in each case: absent keeps, null clears. */
@Schema(name = "BulkChange", description = "What changes in each case: absent keeps, null clears.")
public record BulkChange(
    @Schema(implementation = CaseStatus.class) JsonNullable<@NotNull CaseStatus> status,
    @Schema(implementation = Priority.class) JsonNullable<@NotNull Priority> priority,
    @Schema(implementation = Category.class, nullable = true) JsonNullable<Category> category,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> topicId,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> teamId,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> assigneeId,
    @Schema(implementation = Integer.class, minimum = "0", maximum = "9")
        JsonNullable<@NotNull @Min(0) @Max(9) Integer> escalationLevel,
    @Schema(type = SchemaType.ARRAY, implementation = String.class)
        JsonNullable<@NotNull @Size(max = 50) List<@NotNull String>> addTags,
    @Schema(type = SchemaType.ARRAY, implementation = String.class)
        JsonNullable<@NotNull @Size(max = 50) List<@NotNull String>> removeTags,
    @Schema(
            implementation = DiscardedAs.class,
            nullable = true,
            description = "Sets the cases aside, or with null takes them back.")
        JsonNullable<DiscardedAs> discardedAs,
    @Size(min = 1, max = 2000)
        @Schema(
            nullable = true,
            description = "Why; recorded. Required when the escalation level rises.")
        @Nullable String reason) {

  /** What a case was before, as far as this can change it. */
  record Before(
      CaseStatus status,
      Priority priority,
      @Nullable Category category,
      @Nullable Long topicId,
      @Nullable Long teamId,
      @Nullable Long assigneeId,
      int escalationLevel,
      List<String> tags,
      @Nullable DiscardedAs discardedAs) {

    static Before of(SupportCase one) {
      return new Before(
          one.status(),
          one.priority(),
          one.category(),
          one.topicId(),
          one.teamId(),
          one.assigneeId(),
          one.escalationLevel(),
          List.copyOf(one.tags()),
          one.discardedAs());
    }
  }

  boolean changesNothing() {
    return !(status.isPresent()
        || priority.isPresent()
        || category.isPresent()
        || topicId.isPresent()
        || teamId.isPresent()
        || assigneeId.isPresent()
        || escalationLevel.isPresent()
        || addTags.isPresent()
        || removeTags.isPresent()
        || discardedAs.isPresent());
  }

  /** As the change of a case that has these tags. */
  CaseChanges on(List<String> tags) {
    TreeSet<String> all = new TreeSet<>(tags);
    all.addAll(addTags.orElse(List.of()));
    removeTags.orElse(List.of()).forEach(all::remove);
    return changes(
        status.orElse(null),
        priority.orElse(null),
        category.orElse(null),
        topicId.orElse(null),
        teamId.orElse(null),
        assigneeId.orElse(null),
        new ArrayList<>(all),
        escalationLevel.orElse(null),
        discardedAs.orElse(null),
        reason);
  }

  /** As the change that makes of the case again what it was. */
  CaseChanges back(Before before) {
    return changes(
        before.status(),
        before.priority(),
        before.category(),
        before.topicId(),
        before.teamId(),
        before.assigneeId(),
        before.tags(),
        before.escalationLevel(),
        before.discardedAs(),
        "Undone");
  }

  /** Only what this names is changed. */
  private CaseChanges changes(
      @Nullable CaseStatus nextStatus,
      @Nullable Priority nextPriority,
      @Nullable Category nextCategory,
      @Nullable Long nextTopic,
      @Nullable Long nextTeam,
      @Nullable Long nextAssignee,
      List<String> nextTags,
      @Nullable Integer nextLevel,
      @Nullable DiscardedAs nextDiscarded,
      @Nullable String because) {
    CaseChanges.Builder next = CaseChanges.change();
    if (status.isPresent()) {
      next.status(Objects.requireNonNull(nextStatus));
    }
    if (priority.isPresent()) {
      next.priority(Objects.requireNonNull(nextPriority));
    }
    if (category.isPresent()) {
      next.category(nextCategory);
    }
    if (topicId.isPresent()) {
      next.topic(nextTopic);
    }
    if (teamId.isPresent()) {
      next.team(nextTeam);
    }
    if (assigneeId.isPresent()) {
      next.assignee(nextAssignee);
    }
    if (addTags.isPresent() || removeTags.isPresent()) {
      next.tags(nextTags);
    }
    if (escalationLevel.isPresent()) {
      next.escalationLevel(Objects.requireNonNull(nextLevel), because);
    }
    if (discardedAs.isPresent()) {
      next.discardedAs(nextDiscarded);
    }
    return next.because(because).build();
  }
}
