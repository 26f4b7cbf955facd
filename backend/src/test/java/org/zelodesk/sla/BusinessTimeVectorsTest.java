package org.zelodesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Facts from the test suites of other help desks, which we did not write.
 *
 * <p>They lie outside of this repository: in {@code ../shared/vectors} seen from its root, or where
 * the property {@code zelodesk.vectors} or the variable {@code ZELODESK_VECTORS} says. Without them
 * these tests are skipped.
 */
class BusinessTimeVectorsTest {

  private static final String REJECTED = "/sla/business-time-rejected.csv";

  private Path vectors;

  @BeforeEach
  void findVectors() {
    vectors = folder();
    assumeTrue(
        Files.exists(vectors.resolve("business-time.json")),
        () -> "no business-time.json in " + vectors + "; set -Dzelodesk.vectors=<folder>");
  }

  static Path folder() {
    String set = System.getProperty("zelodesk.vectors", System.getenv("ZELODESK_VECTORS"));
    if (set != null) {
      return Path.of(set);
    }
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.isDirectory(here.resolve("backend")) ? here : here.getParent();
    return root.resolveSibling("shared").resolve("vectors");
  }

  @Test
  void everyVectorPassesThatNoChoiceOfOursRejects() throws IOException {
    Map<String, String> rejected = rejected(REJECTED);
    List<String> wrong = new ArrayList<>();
    int passed = 0;
    int refused = 0;
    JsonNode cases = new ObjectMapper().readTree(vectors.resolve("business-time.json").toFile());
    for (JsonNode vector : cases.get("cases")) {
      String id = vector.get("id").asText();
      Optional<String> difference = BusinessTimeVectors.run(vector);
      if (rejected.containsKey(id)) {
        refused++;
        if (difference.isEmpty()) {
          wrong.add(id + ": passes, although it is rejected for: " + rejected.get(id));
        }
      } else if (difference.isPresent()) {
        wrong.add(id + ": " + difference.get());
      } else {
        passed++;
      }
    }
    int total = cases.get("cases").size();
    System.out.printf(
        "business-time vectors: %d passed, %d rejected, %d total%n", passed, refused, total);
    assertThat(wrong).isEmpty();
    assertThat(passed + refused).isEqualTo(total).isPositive();
  }

  @Test
  void everyRejectionNamesOneOfOurChoices() throws IOException {
    Path readme = vectors.resolve("README.md");
    assumeTrue(Files.exists(readme), () -> "no README.md in " + vectors);
    assertThat(choices(readme)).isNotEmpty().containsAll(rejected(REJECTED).values());
  }

  static Set<String> choices(Path readme) throws IOException {
    String text = Files.readString(readme);
    return text.substring(text.indexOf("| question | ours |"))
        .lines()
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.split("\\|", 3)[1].strip())
        .collect(Collectors.toSet());
  }

  static Map<String, String> rejected(String resource) throws IOException {
    try (InputStream file = BusinessTimeVectorsTest.class.getResourceAsStream(resource)) {
      Map<String, String> choices = new LinkedHashMap<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", 2))
          .forEach(row -> choices.put(row[0], row[1]));
      return choices;
    }
  }
}
