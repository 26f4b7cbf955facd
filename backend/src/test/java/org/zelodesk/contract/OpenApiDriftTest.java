package org.zelodesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zelodesk.testing.ApiDocument;
import org.zelodesk.testing.Desk;

/**
 * The committed contract is the one that the code gives. With {@code -Dzelodesk.openapi.write=true}
 * it is written instead of compared.
 */
@QuarkusTest
@QuarkusTestResource(Desk.class)
class OpenApiDriftTest {

  @Test
  void theCommittedContractIsTheOneOfTheCode() throws IOException {
    String served = ApiDocument.served();
    if (Boolean.getBoolean("zelodesk.openapi.write")) {
      Files.createDirectories(ApiDocument.COMMITTED.getParent());
      Files.writeString(ApiDocument.COMMITTED, served);
    }
    List<String> committed = Files.readString(ApiDocument.COMMITTED).lines().toList();
    List<String> current = served.lines().toList();
    assertThat(current)
        .as("openapi/openapi.yaml is stale: run `./zelo openapi` and look at the difference")
        .containsExactlyElementsOf(committed);
  }
}
