package org.zelodesk.customers;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer as the API shows them. */
@Schema(name = "Customer")
public record CustomerView(
    @Schema(required = true, examples = "2001") long id,
    @Schema(required = true) long version,
    @Schema(required = true, nullable = true) @Nullable String name,
    @Schema(required = true, nullable = true, examples = "pt") @Nullable String language,
    @Schema(required = true, nullable = true, examples = "Europe/Lisbon") @Nullable String timeZone,
    @Schema(required = true, nullable = true) @Nullable String notes,
    @Schema(required = true) List<Identity> identities,
    @Schema(required = true) List<Long> organizationIds,
    @Schema(
            required = true,
            nullable = true,
            description = "Whom they were merged into; their identities and cases are there.")
        @Nullable Long mergedIntoId,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  /**
   * What they are known by.
   *
   * @param value as it was given
   * @param verified whether they have proved that it is theirs
   */
  @Schema(name = "CustomerIdentity")
  public record Identity(
      @Schema(required = true, examples = "3001") long id,
      @Schema(required = true) IdentityKind kind,
      @Schema(required = true, examples = "maria@example.com") String value,
      @Schema(required = true) boolean verified) {}
}
