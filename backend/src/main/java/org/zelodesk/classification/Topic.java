package org.zelodesk.classification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What cases are about, as a place in a tree that the company defines. */
@Entity
@Table(name = "topics")
class Topic {

  private static final String SEPARATOR = "/";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false)
  private long version = 1;

  @Column(name = "parent_id")
  private @Nullable Long parentId;

  private String name;
  private String path;
  private boolean active = true;

  @SuppressWarnings("NullAway.Init")
  Topic() {}

  Topic(String name, @Nullable Topic parent) {
    this();
    place(name, parent);
  }

  /** Gives it a name and a parent, and the path that follows from both. */
  final void place(String newName, @Nullable Topic parent) {
    name = newName;
    parentId = parent == null ? null : parent.id;
    path = parent == null ? newName : parent.path + SEPARATOR + newName;
  }

  void activate(boolean yes) {
    active = yes;
  }

  void changed() {
    version++;
  }

  /** True for this topic itself and for all that is below it. */
  boolean holds(Topic other) {
    return other.path.equals(path) || other.path.startsWith(path + SEPARATOR);
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

  @Nullable Long parentId() {
    return parentId;
  }

  String path() {
    return path;
  }

  TopicView view() {
    return new TopicView(id, version, name, parentId, path, active);
  }
}
