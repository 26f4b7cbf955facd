package org.zelodesk.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zelodesk.cases.Category;

/**
 * What people say in one language; the words in braces are filled in.
 *
 * @param names first and last; every second one is of the same grammatical gender, and their number
 *     is even
 * @param mail domains of customers' addresses
 * @param phone the start of a number, four digits short
 */
record DemoTexts(
    String language,
    List<String> names,
    List<String> mail,
    String phone,
    List<String> cities,
    List<String> products,
    List<String> organizations,
    List<String> greetings,
    List<String> signoffs,
    List<String> agentGreetings,
    List<String> agentSignoffs,
    List<Story> stories,
    List<String> customerMore,
    List<String> agentMore,
    List<String> notesMore,
    List<String> thanks,
    List<String> handover,
    List<String> escalation,
    List<String> expert) {

  /** A kind of matter, and what is usually said in it. */
  record Story(
      Category category,
      String topic,
      String team,
      List<String> tags,
      List<String> subjects,
      List<String> openings,
      List<String> customer,
      List<String> agent,
      List<String> notes,
      String solution) {}

  static DemoTexts in(String language, ObjectMapper json) {
    try (InputStream text =
        Objects.requireNonNull(
            DemoTexts.class.getResourceAsStream("/demo/" + language + ".json"), language)) {
      return json.readValue(text, DemoTexts.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String filled(String text, Map<String, String> words) {
    String filled = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      filled = filled.replace("{" + word.getKey() + "}", word.getValue());
    }
    return filled;
  }
}
