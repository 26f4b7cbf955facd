package org.zelodesk.customers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/**
 * A person who asks. One who was merged into another one stays as they were, until that is undone.
 */
@Entity
@Table(name = "customers")
class Customer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false)
  private long version = 1;

  private @Nullable String name;
  private @Nullable String language;

  @Column(name = "time_zone")
  private @Nullable String timeZone;

  private @Nullable String notes;

  @Column(name = "merged_into_id")
  private @Nullable Long mergedIntoId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  Customer() {}

  Customer(@Nullable String name, Instant now) {
    this();
    this.name = name;
    this.createdAt = now;
    this.updatedAt = now;
  }

  void rename(@Nullable String newName) {
    name = newName;
  }

  void speak(@Nullable String newLanguage) {
    language = newLanguage;
  }

  void live(@Nullable String newTimeZone) {
    timeZone = newTimeZone;
  }

  void note(@Nullable String text) {
    notes = text;
  }

  void changed(Instant now) {
    version++;
    updatedAt = now;
  }

  /** Somebody merged away cannot change: the change would be lost, or come back with an undo. */
  void mustStandAlone() {
    if (mergedIntoId != null) {
      throw Problem.conflict("customer_merged", String.valueOf(mergedIntoId))
          .with("mergedIntoId", mergedIntoId);
    }
  }

  void mergeInto(Customer survivor, Instant now) {
    mustStandAlone();
    if (survivor.mergedIntoId != null) {
      throw Problem.conflict("merge_target_merged", String.valueOf(survivor.mergedIntoId))
          .with("mergedIntoId", survivor.mergedIntoId);
    }
    mergedIntoId = survivor.id;
    changed(now);
    survivor.changed(now);
  }

  void takeBackFrom(Customer survivor, Instant now) {
    if (survivor.mergedIntoId != null) {
      throw Problem.conflict("survivor_merged", String.valueOf(survivor.id))
          .with("survivorId", survivor.id);
    }
    mergedIntoId = null;
    changed(now);
    survivor.changed(now);
  }

  long id() {
    return id;
  }

  long version() {
    return version;
  }

  @Nullable Long mergedIntoId() {
    return mergedIntoId;
  }

  CustomerView view(List<CustomerView.Identity> identities, List<Long> organizationIds) {
    return new CustomerView(
        id,
        version,
        name,
        language,
        timeZone,
        notes,
        identities,
        organizationIds,
        mergedIntoId,
        createdAt,
        updatedAt);
  }
}
