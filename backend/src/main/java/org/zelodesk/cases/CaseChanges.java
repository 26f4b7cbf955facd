package org.zelodesk.cases;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openapitools.jackson.nullable.JsonNullable;

/**
 * Changes of a case (RFC 7396): absent keeps, null clears, arrays replace; custom fields merge key
 * by key.
 */
@Schema(name = "CaseChanges")
public record CaseChanges(
    @Schema(implementation = String.class) JsonNullable<@NotBlank @Size(max = 255) String> subject,
    @Schema(implementation = CaseStatus.class) JsonNullable<CaseStatus> status,
    @Schema(implementation = Category.class, nullable = true) JsonNullable<Category> category,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> topicId,
    @Schema(implementation = Priority.class) JsonNullable<Priority> priority,
    @Schema(implementation = Channel.class) JsonNullable<Channel> channel,
    @Schema(implementation = String.class, nullable = true)
        JsonNullable<@Pattern(regexp = NewCase.LANGUAGE) String> language,
    @Schema(implementation = Long.class) JsonNullable<Long> requesterId,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> organizationId,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> teamId,
    @Schema(implementation = Long.class, nullable = true) JsonNullable<Long> assigneeId,
    @Schema(implementation = Boolean.class) JsonNullable<Boolean> confidential,
    @Schema(type = SchemaType.ARRAY, implementation = String.class, nullable = true)
        JsonNullable<@Size(max = 50) List<@NotNull String>> tags,
    @Schema(type = SchemaType.OBJECT)
        JsonNullable<@Size(max = 100) Map<String, @Nullable Object>> customFields,
    @Schema(type = SchemaType.ARRAY, implementation = Long.class)
        JsonNullable<@Size(max = 50) List<@NotNull Long>> watcherIds,
    @Schema(implementation = Integer.class, minimum = "0", maximum = "9")
        JsonNullable<@Min(0) @Max(9) Integer> escalationLevel,
    @Schema(
            implementation = DiscardedAs.class,
            nullable = true,
            description =
                "Sets the case aside, or with null takes it back. While it is set aside nothing else of it can change.")
        JsonNullable<DiscardedAs> discardedAs,
    @Size(min = 1, max = 2000)
        @Schema(
            nullable = true,
            description = "Why; recorded. Required when the escalation level rises.")
        @Nullable String reason) {

  /** A change of the status alone. */
  public static CaseChanges status(CaseStatus status) {
    return new Builder().status(status).build();
  }

  /** For callers inside the application: starts with "keep everything". */
  public static Builder change() {
    return new Builder();
  }

  /** Collects changes; what is not named is kept. */
  public static final class Builder {
    private JsonNullable<CaseStatus> status = JsonNullable.undefined();
    private JsonNullable<Category> category = JsonNullable.undefined();
    private JsonNullable<Long> topicId = JsonNullable.undefined();
    private JsonNullable<Priority> priority = JsonNullable.undefined();
    private JsonNullable<Long> teamId = JsonNullable.undefined();
    private JsonNullable<Long> assigneeId = JsonNullable.undefined();
    private JsonNullable<List<String>> tags = JsonNullable.undefined();
    private JsonNullable<Integer> escalationLevel = JsonNullable.undefined();
    private JsonNullable<DiscardedAs> discardedAs = JsonNullable.undefined();
    private @Nullable String reason;

    private Builder() {}

    public Builder status(CaseStatus value) {
      status = JsonNullable.of(value);
      return this;
    }

    public Builder category(@Nullable Category value) {
      category = JsonNullable.of(value);
      return this;
    }

    public Builder topic(@Nullable Long value) {
      topicId = JsonNullable.of(value);
      return this;
    }

    public Builder priority(Priority value) {
      priority = JsonNullable.of(value);
      return this;
    }

    public Builder team(@Nullable Long value) {
      teamId = JsonNullable.of(value);
      return this;
    }

    public Builder assignee(@Nullable Long value) {
      assigneeId = JsonNullable.of(value);
      return this;
    }

    public Builder tags(List<String> value) {
      tags = JsonNullable.of(value);
      return this;
    }

    public Builder escalationLevel(int value, @Nullable String because) {
      escalationLevel = JsonNullable.of(value);
      reason = because;
      return this;
    }

    public Builder discardedAs(@Nullable DiscardedAs value) {
      discardedAs = JsonNullable.of(value);
      return this;
    }

    public Builder because(@Nullable String why) {
      reason = why;
      return this;
    }

    public CaseChanges build() {
      return new CaseChanges(
          JsonNullable.undefined(),
          status,
          category,
          topicId,
          priority,
          JsonNullable.undefined(),
          JsonNullable.undefined(),
          JsonNullable.undefined(),
          JsonNullable.undefined(),
          teamId,
          assigneeId,
          JsonNullable.undefined(),
          tags,
          JsonNullable.undefined(),
          JsonNullable.undefined(),
          escalationLevel,
          discardedAs,
          reason);
    }
  }
}
