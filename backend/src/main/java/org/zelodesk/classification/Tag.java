package org.zelodesk.classification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A word that cases are marked with. The name never changes: it stands in the cases. */
@Entity
@Table(name = "tags")
class Tag {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false)
  private long version = 1;

  private String name;
  private @Nullable String description;
  private boolean active = true;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  Tag() {}

  Tag(String name, @Nullable String description, Instant now) {
    this();
    this.name = name;
    this.description = description;
    this.createdAt = now;
  }

  void describe(@Nullable String text) {
    description = text;
  }

  void activate(boolean yes) {
    active = yes;
  }

  void changed() {
    version++;
  }

  long id() {
    return id;
  }

  long version() {
    return version;
  }

  String name() {
    return name;
  }

  TagView view() {
    return new TagView(id, version, name, description, active, createdAt);
  }
}
