package org.zelodesk.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A person or service that works here. The identity provider says who logged in; this says what
 * they are.
 */
@Entity
@Table(name = "agents")
class Agent {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false)
  private long version = 1;

  private String subject;

  @Convert(converter = Words.OfKind.class)
  private AgentKind kind;

  private String name;
  private @Nullable String email;

  @Convert(converter = Words.OfRole.class)
  private Role role;

  private boolean active = true;
  private @Nullable String language;

  @Column(name = "time_zone")
  private @Nullable String timeZone;

  @Convert(converter = Words.OfTheme.class)
  private Theme theme = Theme.SYSTEM;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> preferences = Map.of();

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  Agent() {}

  /** A person, known to the identity provider as {@code subject}. */
  Agent(
      String subject,
      String name,
      String email,
      Role role,
      @Nullable String language,
      Instant now) {
    this();
    this.subject = subject;
    this.kind = AgentKind.PERSON;
    this.name = name;
    this.email = email;
    this.role = role;
    this.language = language;
    this.createdAt = now;
    this.updatedAt = now;
  }

  void rename(String name) {
    this.name = name;
  }

  void become(Role role) {
    this.role = role;
  }

  void activate(boolean yes) {
    active = yes;
  }

  void speak(@Nullable String language) {
    this.language = language;
  }

  void liveIn(@Nullable String timeZone) {
    this.timeZone = timeZone;
  }

  void look(Theme theme) {
    this.theme = theme;
  }

  void prefer(Map<String, Object> preferences) {
    this.preferences = preferences;
  }

  void changed(Instant now) {
    version++;
    updatedAt = now;
  }

  /** Whether this role fits: a service is an integration, and only a service is. */
  boolean canBe(Role wanted) {
    return (kind == AgentKind.SERVICE) == (wanted == Role.INTEGRATION);
  }

  boolean isActiveAdmin() {
    return active && role == Role.ADMIN;
  }

  boolean isPerson() {
    return kind == AgentKind.PERSON;
  }

  long id() {
    return id;
  }

  long version() {
    return version;
  }

  String subject() {
    return subject;
  }

  String name() {
    return name;
  }

  Map<String, Object> preferences() {
    return preferences;
  }

  Profile profile() {
    return new Profile(name, language, timeZone, theme);
  }

  AgentView view(List<Membership> teams) {
    return new AgentView(
        id, version, name, email, role, kind, active, language, teams, createdAt, updatedAt, null);
  }
}
