package org.zelodesk.demo;

import java.util.List;
import java.util.Map;
import org.zelodesk.identity.Actor;

/**
 * Who works at the demo desk.
 *
 * @param machine writes down what comes in by itself: mail, forms, chats
 * @param agents by user name
 * @param teams ids by name
 * @param topics ids by path
 */
record DemoDesk(
    Actor machine,
    Map<String, Actor> agents,
    Map<String, Long> teams,
    Map<String, Long> topics,
    List<Long> organizations) {

  /** Who answers in this language in a team. */
  private static final Map<String, Map<String, String>> ANSWERS =
      Map.of(
          "Support", Map.of("en", "ann", "ru", "olga", "pt", "joao"),
          "Billing", Map.of("en", "lucas", "ru", "olga", "pt", "lucas"),
          "Logistics", Map.of("en", "joao", "ru", "lena", "pt", "joao"),
          "Technical", Map.of("en", "ann", "ru", "lena", "pt", "lucas"));

  Actor answering(String team, String language) {
    return agent(known(known(ANSWERS, team), language));
  }

  Actor agent(String userName) {
    return known(agents, userName);
  }

  long team(String name) {
    return known(teams, name);
  }

  long topic(String path) {
    return known(topics, path);
  }

  private static <V> V known(Map<String, V> map, String key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("nothing named " + key);
    }
    return value;
  }
}
