package org.zelodesk.customers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A company that customers belong to. */
@Entity
@Table(name = "organizations")
class Organization {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false)
  private long version = 1;

  private String name;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> domains = List.of();

  private @Nullable String notes;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  Organization() {}

  Organization(String name, List<String> domains, @Nullable String notes, Instant now) {
    this();
    this.name = name;
    this.domains = domains;
    this.notes = notes;
    this.createdAt = now;
    this.updatedAt = now;
  }

  void rename(String newName) {
    name = newName;
  }

  void own(List<String> newDomains) {
    domains = newDomains;
  }

  void note(@Nullable String text) {
    notes = text;
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

  OrganizationView view() {
    return new OrganizationView(
        id, version, name, List.copyOf(domains), notes, createdAt, updatedAt);
  }
}
