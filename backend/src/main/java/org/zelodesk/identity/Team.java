package org.zelodesk.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A team: owns cases, and has members with levels. */
@Entity
@Table(name = "teams")
class Team {

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

  @Column(name = "updated_at")
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  Team() {}

  Team(String name, @Nullable String description, Instant now) {
    this();
    this.name = name;
    this.description = description;
    this.createdAt = now;
    this.updatedAt = now;
  }

  void rename(String name) {
    this.name = name;
  }

  void describe(@Nullable String text) {
    description = text;
  }

  void activate(boolean yes) {
    active = yes;
  }

  void changed(Instant now) {
    version++;
    updatedAt = now;
  }

  long id() {
    return id;
  }

  long version() {
    return version;
  }

  TeamView view() {
    return new TeamView(id, version, name, description, active, createdAt, updatedAt);
  }
}
