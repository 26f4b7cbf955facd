package org.zelodesk.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zelodesk.platform.Problem;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        ".",
        "..",
        " .. ",
        "../../x",
        "..\\x",
        "C:\\x.txt",
        "/etc/passwd",
        "a\r\nSet-Cookie: x=1",
        "a\u0000.png",
        "\u200B.htaccess",
        "\uFEFFa.txt",
        "gpj.\u202Eexe",
        "\u2066a\u2069.txt",
        "a\u2028b.txt",
        "a\u0085b.txt",
        "a\uD800.txt",
        "a\u200F.txt"
      })
  void hostileNamesAreRefused(String name) {
    assertThatThrownBy(() -> FileNames.checked(name, "/file")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> FileNames.checked(name, "?fileName"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
  }

  @Test
  void aNameHasAtMost255Characters() {
    assertThat(FileNames.checked("я".repeat(255), "/file")).hasSize(255);
    assertThatThrownBy(() -> FileNames.checked("я".repeat(256), "/file"))
        .isInstanceOf(Problem.class);
    // 300 characters that are 150 once they are composed: measured after normalising.
    assertThat(FileNames.checked(Normalizer.normalize("é".repeat(150), Normalizer.Form.NFD), "/f"))
        .isEqualTo("é".repeat(150));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".htaccess", "CON", "a\".html", "%2e%2e", "счёт №5.pdf", "👩‍💻.png", "a b.txt"})
  void oddNamesAreOnlyNames(String name) {
    assertThat(FileNames.checked(name, "/file")).isEqualTo(name);
  }

  @Test
  void aNameCannotLeaveItsHeader() {
    assertThat(FileNames.contentDisposition(false, "a\".html"))
        .isEqualTo("attachment; filename=\"a_.html\"; filename*=UTF-8''a%22.html");
    assertThat(FileNames.contentDisposition(false, "счёт; x=1.pdf"))
        .isEqualTo(
            "attachment; filename=\"____; x=1.pdf\"; filename*=UTF-8''%D1%81%D1%87%D1%91%D1%82%3B%20x%3D1.pdf");
    assertThat(FileNames.contentDisposition(true, "%41'.png"))
        .isEqualTo("inline; filename=\"_41'.png\"; filename*=UTF-8''%2541%27.png");
  }
}
