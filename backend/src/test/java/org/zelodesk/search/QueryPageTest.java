package org.zelodesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zelodesk.cases.CaseSummary;
import org.zelodesk.cases.CaseView;

/**
 * The registry knows every field of a case, and {@code docs/query.md} lists every key. With {@code
 * -Dzelodesk.docs.write=true} the list on that page is written instead of compared.
 */
class QueryPageTest {

  private static final Path PAGE = Path.of("..", "docs", "query.md");
  private static final String BEGIN = "<!-- keys: written by QueryPageTest -->\n";
  private static final String END = "<!-- end of keys -->\n";

  /**
   * What is no field of the case but of the answer: what the reader may do, what was asked to come
   * along, the version for If-Match, the newest comment's id for replies, and its first words,
   * which are found as text.
   */
  private static final Set<String> OF_THE_ANSWER =
      Set.of("allowed", "included", "version", "lastCommentId", "preview", "snippet");

  @Test
  void everyFieldOfACaseHasItsKey() {
    Set<String> shown =
        Stream.of(CaseView.class, CaseSummary.class)
            .flatMap(view -> Arrays.stream(view.getRecordComponents()))
            .map(RecordComponent::getName)
            .filter(name -> !OF_THE_ANSWER.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> asked =
        Fixtures.FIELDS.all().stream()
            .filter(field -> field.rows() == null)
            .map(field -> field.property().split("\\.", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked).isEqualTo(shown);
  }

  @Test
  void thePageOfTheDocumentationListsEveryKey() throws IOException {
    StringBuilder table =
        new StringBuilder("| key | of a case | values | signs |\n| --- | --- | --- | --- |\n");
    QueryFields.BUILT_IN.stream().map(QueryFieldView::of).forEach(key -> table.append(row(key)));
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    if (Boolean.getBoolean("zelodesk.docs.write")) {
      page = page.substring(0, from) + table + page.substring(to);
      Files.writeString(PAGE, page);
      to = page.indexOf(END);
    }
    assertThat(page.substring(from, to))
        .as("docs/query.md is stale: run this test with -Dzelodesk.docs.write=true")
        .isEqualTo(table.toString());
  }

  private static String row(QueryFieldView key) {
    List<String> values = key.values().isEmpty() ? List.of() : key.values();
    String closed = values.stream().map(QueryPageTest::code).collect(Collectors.joining(" "));
    String words = key.words().stream().map(QueryPageTest::code).collect(Collectors.joining(" "));
    return "| %s | %s | %s | %s |\n"
        .formatted(
            code(key.key()),
            code(key.property()),
            Stream.of(closed.isEmpty() ? form(key.type()) : closed, words)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ")),
            key.operators().stream().map(QueryPageTest::code).collect(Collectors.joining(" ")));
  }

  private static String form(FieldType type) {
    return switch (type) {
      case TEXT -> "a part of the text, in any case";
      case WORD -> "the whole text";
      case CHOICE, RANK -> "one of the choices";
      case NUMBER -> "a whole number";
      case DECIMAL -> "a number";
      case BOOLEAN -> "`true` `false`";
      case INSTANT -> "a day, a time, an age";
      case DEADLINE -> "a day, a time, how far ahead";
      case DATE -> "a day";
      case LANGUAGE -> "a language, its regional forms included";
      case TEAM -> "a team's name or id";
      case AGENT -> "an agent's name or id";
      case CUSTOMER -> "a customer's address, phone number, handle or id";
      case ORGANIZATION -> "an organization's name or id";
      case TOPIC -> "a topic's path or id; `/*` after it for all below";
      case TAG -> "a tag";
    };
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
