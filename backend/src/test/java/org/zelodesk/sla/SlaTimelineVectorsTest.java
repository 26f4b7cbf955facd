package org.zelodesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Stories of cases from the test suites of other help desks, which we did not write; found where
 * {@link BusinessTimeVectorsTest} finds its facts.
 */
class SlaTimelineVectorsTest {

  private static final String REJECTED = "/sla/sla-timeline-rejected.csv";

  private Path vectors;

  @BeforeEach
  void findVectors() {
    vectors = BusinessTimeVectorsTest.folder();
    assumeTrue(
        Files.exists(vectors.resolve("sla-timeline.json")),
        () -> "no sla-timeline.json in " + vectors + "; set -Dzelodesk.vectors=<folder>");
  }

  @Test
  void everyVectorPassesThatNoChoiceOfOursRejects() throws IOException {
    Map<String, String> rejected = BusinessTimeVectorsTest.rejected(REJECTED);
    List<String> wrong = new ArrayList<>();
    int passed = 0;
    int refused = 0;
    int checks = 0;
    JsonNode cases = new ObjectMapper().readTree(vectors.resolve("sla-timeline.json").toFile());
    for (JsonNode vector : cases.get("cases")) {
      String id = vector.get("id").asText();
      Optional<String> difference = SlaTimelineVectors.run(vector);
      if (rejected.containsKey(id)) {
        refused++;
        if (difference.isEmpty()) {
          wrong.add(id + ": passes, although it is rejected for: " + rejected.get(id));
        }
      } else if (difference.isPresent()) {
        wrong.add(id + ": " + difference.get());
      } else {
        passed++;
        checks += SlaTimelineVectors.checks(vector);
      }
    }
    int total = cases.get("cases").size();
    System.out.printf(
        "sla timeline vectors: %d passed (%d checks), %d rejected, %d total%n",
        passed, checks, refused, total);
    assertThat(wrong).isEmpty();
    assertThat(passed + refused).isEqualTo(total).isPositive();
  }

  @Test
  void everyRejectionNamesOneOfOurChoices() throws IOException {
    Path readme = vectors.resolve("README.md");
    assumeTrue(Files.exists(readme), () -> "no README.md in " + vectors);
    assertThat(BusinessTimeVectorsTest.choices(readme))
        .isNotEmpty()
        .containsAll(BusinessTimeVectorsTest.rejected(REJECTED).values());
  }
}
