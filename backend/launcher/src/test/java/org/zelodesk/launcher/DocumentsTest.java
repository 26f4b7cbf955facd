package org.zelodesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentsTest {

  @Test
  void theBlocksOfOneLanguageAreOneScript() {
    String document =
        """
        # Title

        ```sh
        echo one
        ```

        ```json
        {"not": "this"}
        ```

        ```sh
        echo two
        echo three
        ```
        """;
    assertThat(Documents.blocks(document, "sh")).isEqualTo("echo one\n\necho two\necho three\n");
  }
}
