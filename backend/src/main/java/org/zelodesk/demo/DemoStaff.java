package org.zelodesk.demo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.Actors;
import org.zelodesk.identity.Level;
import org.zelodesk.identity.NewTeam;
import org.zelodesk.identity.Registrations;
import org.zelodesk.identity.Role;
import org.zelodesk.identity.Teams;
import org.zelodesk.platform.Sql;

/** The accounts and teams of the demo desk; the accounts are those of the demo realm. */
@Singleton
class DemoStaff {

  private record Person(
      String userName, int number, String name, Role role, @Nullable String language) {

    String subject() {
      return "00000000-0000-4000-8000-000000000" + number;
    }
  }

  private record Member(String team, String userName, Level level) {}

  private static final Person MACHINE =
      new Person("integration", 120, "Zelodesk Integration", Role.INTEGRATION, null);

  private static final List<Person> PEOPLE =
      List.of(
          new Person("ann", 101, "Ann Archer", Role.AGENT, "en"),
          new Person("olga", 102, "Olga Orlova", Role.AGENT, "ru"),
          new Person("joao", 103, "João Jardim", Role.AGENT, "pt"),
          new Person("lena", 104, "Lena Lebedeva", Role.LEAD, "ru"),
          new Person("lucas", 105, "Lucas Lima", Role.LEAD, "pt"),
          new Person("admin", 106, "Ada Admin", Role.ADMIN, "en"),
          new Person("cora", 107, "Cora Cole", Role.COLLABORATOR, "en"));

  private static final Map<String, String> TEAMS =
      Map.of(
          "Support", "First contact for everything",
          "Billing", "Invoices, payments and refunds",
          "Logistics", "Parcels, returns and the warehouse",
          "Technical", "Set-up, faults and accounts");

  private static final List<Member> MEMBERS =
      List.of(
          new Member("Support", "ann", Level.CHANGE),
          new Member("Support", "olga", Level.CHANGE),
          new Member("Support", "joao", Level.CHANGE),
          new Member("Support", "lena", Level.CHANGE),
          new Member("Billing", "olga", Level.CHANGE),
          new Member("Billing", "lucas", Level.CHANGE),
          new Member("Billing", "ann", Level.REPLY),
          new Member("Logistics", "joao", Level.CHANGE),
          new Member("Logistics", "lena", Level.CHANGE),
          new Member("Logistics", "olga", Level.SEE),
          new Member("Technical", "ann", Level.CHANGE),
          new Member("Technical", "lena", Level.CHANGE),
          new Member("Technical", "lucas", Level.CHANGE),
          new Member("Technical", "joao", Level.REPLY));

  private final AgroalDataSource database;
  private final Registrations registrations;
  private final Actors actors;
  private final Teams teams;
  private final DemoSettings settings;

  DemoStaff(
      AgroalDataSource database,
      Registrations registrations,
      Actors actors,
      Teams teams,
      DemoSettings settings) {
    this.database = database;
    this.settings = settings;
    this.registrations = registrations;
    this.actors = actors;
    this.teams = teams;
  }

  /** The staff, made as far as it is not there yet. */
  DemoDesk ready() {
    QuarkusTransaction.requiringNew().run(this::hire);
    actors.forget();
    Map<String, Actor> agents = new HashMap<>();
    PEOPLE.forEach(person -> agents.put(person.userName(), actor(person)));
    Actor admin = actor(PEOPLE.get(5));
    QuarkusTransaction.requiringNew().run(() -> settings.make(admin));
    return new DemoDesk(
        actor(MACHINE), agents, teamIds(), settings.topicIds(), settings.organizationIds());
  }

  private void hire() {
    register(MACHINE);
    PEOPLE.forEach(this::register);
    Actor admin = actor(PEOPLE.get(5));
    Map<String, Long> known = teamIds();
    for (String name : TEAMS.keySet().stream().sorted().toList()) {
      if (!known.containsKey(name)) {
        long id = teams.create(admin, new NewTeam(name, TEAMS.get(name))).id();
        for (Member member : MEMBERS) {
          if (member.team().equals(name)) {
            teams.setMember(admin, id, actorNamed(member.userName()).id(), null, member.level());
          }
        }
      }
    }
  }

  private void register(Person person) {
    registrations.register(
        person.subject(),
        person.name(),
        person == MACHINE ? null : person.userName() + "@zelodesk.example",
        person.role(),
        person.language());
  }

  private Actor actorNamed(String userName) {
    return actor(
        PEOPLE.stream()
            .filter(person -> person.userName().equals(userName))
            .findFirst()
            .orElseThrow());
  }

  private Actor actor(Person person) {
    return actors.bySubject(person.subject()).orElseThrow();
  }

  private Map<String, Long> teamIds() {
    Map<String, Long> ids = new HashMap<>();
    Sql.of("select name, id from teams where active")
        .list(database, row -> ids.put(row.getString(1), row.getLong(2)));
    return ids;
  }
}
