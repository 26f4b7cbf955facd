package org.zelodesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every code that the source can answer with has its sentence in three languages and its place in
 * {@code docs/problems.md}. With {@code -Dzelodesk.docs.write=true} that page is written instead of
 * compared.
 */
class ProblemCatalogueTest {

  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path PAGE = Path.of("..", "docs", "problems.md");
  private static final String WORD = "\"([a-z][a-z0-9_]*)\"";
  private static final Pattern WITH_STATUS =
      Pattern.compile("(?:Problem\\.|\\b)of\\(\\s*(4\\d\\d|5\\d\\d),\\s*" + WORD);
  private static final Pattern CONFLICT = Pattern.compile("Problem\\.conflict\\(\\s*" + WORD);
  private static final Pattern FORBIDDEN = Pattern.compile("Problem\\.forbidden\\(\\s*" + WORD);
  private static final Pattern RULE =
      Pattern.compile(
          "(?:Problem\\.invalid|new Problem\\.Fault|new Fault)\\(\\s*[^;]*?,\\s*" + WORD);

  @Test
  void theThreeLanguagesHaveTheSameSentences() throws IOException {
    Properties english = catalogue("");
    for (String language : new String[] {"_ru", "_pt"}) {
      Properties other = catalogue(language);
      assertThat(other.stringPropertyNames())
          .as("problems%s.properties", language)
          .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
      for (String key : english.stringPropertyNames()) {
        MessageFormat format = new MessageFormat(other.getProperty(key), Locale.ROOT);
        assertThat(format.getFormatsByArgumentIndex())
            .as("arguments of %s in problems%s", key, language)
            .hasSameSizeAs(
                new MessageFormat(english.getProperty(key), Locale.ROOT)
                    .getFormatsByArgumentIndex());
        assertThat(other.getProperty(key)).as(key + language).isNotBlank();
      }
    }
    english.forEach(
        (key, text) ->
            assertThat(((String) text).replace("''", ""))
                .as("%s: MessageFormat drops a lone apostrophe", key)
                .doesNotContain("'"));
  }

  @Test
  void everyCodeOfTheSourceHasItsSentence() throws IOException {
    Properties english = catalogue("");
    Set<String> missing = new TreeSet<>();
    codes()
        .forEach(
            (code, statuses) -> {
              if (!english.containsKey(code)) {
                missing.add(code);
              }
              statuses.stream()
                  .filter(status -> !english.containsKey("title." + status))
                  .forEach(status -> missing.add("title." + status));
            });
    sources(
        (file, text) -> {
          Matcher rule = RULE.matcher(text);
          while (rule.find()) {
            if (!english.containsKey("rule." + rule.group(1))) {
              missing.add("rule." + rule.group(1));
            }
          }
        });
    assertThat(missing).isEmpty();
  }

  @Test
  void thePageOfTheDocumentationNamesEveryCode() throws IOException {
    Properties english = catalogue("");
    Map<String, Set<Integer>> codes = codes();
    StringBuilder page =
        new StringBuilder(
            """
            # Problems

            Every error answer of the API is a problem (RFC 9457, `application/problem+json`). `code` is stable and in English; \
            `title` and `detail` follow `Accept-Language` (en, ru, pt). `type` leads here.
            """);
    codes.forEach(
        (code, statuses) ->
            page.append("\n## ")
                .append(code)
                .append("\n\n")
                .append(statuses.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .append(" · ")
                .append(english.getProperty(code, "").replace("''", "'").replaceAll("\\{\\d}", "…"))
                .append('\n'));
    page.append(
        "\n# Rules\n\nThe `code` of one fault in `errors`.\n\n| rule | meaning |\n| --- | --- |\n");
    new TreeSet<>(english.stringPropertyNames())
        .stream()
            .filter(key -> key.startsWith("rule."))
            .forEach(
                key ->
                    page.append("| `")
                        .append(key.substring("rule.".length()))
                        .append("` | ")
                        .append(
                            english.getProperty(key).replace("''", "'").replaceAll("\\{\\d}", "…"))
                        .append(" |\n"));
    if (Boolean.getBoolean("zelodesk.docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page.toString().lines().toList())
        .as("docs/problems.md is stale: run this test with -Dzelodesk.docs.write=true")
        .containsExactlyElementsOf(Files.readString(PAGE).lines().toList());
  }

  private static Map<String, Set<Integer>> codes() throws IOException {
    Map<String, Set<Integer>> codes = new TreeMap<>();
    sources(
        (file, text) -> {
          Matcher matcher = WITH_STATUS.matcher(text);
          while (matcher.find()) {
            add(codes, matcher.group(2), Integer.parseInt(matcher.group(1)));
          }
          for (Matcher conflict = CONFLICT.matcher(text); conflict.find(); ) {
            add(codes, conflict.group(1), 409);
          }
          for (Matcher forbidden = FORBIDDEN.matcher(text); forbidden.find(); ) {
            add(codes, forbidden.group(1), 403);
          }
        });
    return codes;
  }

  private static void add(Map<String, Set<Integer>> codes, String code, int status) {
    codes.computeIfAbsent(code, any -> new TreeSet<>()).add(status);
  }

  private static void sources(BiConsumer<Path, String> visitor) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        visitor.accept(file, Files.readString(file));
      }
    }
  }

  private static Properties catalogue(String language) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            Path.of("src", "main", "resources", "problems" + language + ".properties"))) {
      properties.load(reader);
    }
    return properties;
  }
}
