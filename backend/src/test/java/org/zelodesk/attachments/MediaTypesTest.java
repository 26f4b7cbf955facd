package org.zelodesk.attachments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MediaTypesTest {

  static final byte[] PNG =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                  + "0000000d49444154789c63f8ffff3f0005fe02fea735818b0000000049454e44ae426082");
  private static final byte[] HTML =
      "<!doctype html><html><script>alert(1)</script></html>".getBytes(UTF_8);
  private static final byte[] SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(UTF_8);

  @Test
  void bytesDecideWhatIsAnImage() {
    assertThat(MediaTypes.of(PNG, "a.png", "image/png")).isEqualTo("image/png");
    assertThat(MediaTypes.of(PNG, "a.html", "text/html")).isEqualTo("image/png");
    assertThat(MediaTypes.of(HTML, "a.png", "image/png")).isEqualTo(MediaTypes.BYTES);
    assertThat(MediaTypes.of("hello".getBytes(UTF_8), "a.png", "image/png"))
        .isEqualTo("text/plain");
    assertThat(MediaTypes.of(new byte[] {1, 2, 3, 0, 9}, "a.png", "image/png"))
        .isEqualTo(MediaTypes.BYTES);
    assertThat(MediaTypes.isRaster("image/svg+xml")).isFalse();
  }

  @Test
  void whatABrowserCouldRunHasNoName() {
    assertThat(MediaTypes.of(HTML, "a.html", "text/html; charset=utf-7"))
        .isEqualTo(MediaTypes.BYTES);
    assertThat(MediaTypes.of(HTML, "a.htm;.jpg", "image/jpeg")).isEqualTo(MediaTypes.BYTES);
    assertThat(MediaTypes.of(SVG, "a.svg", "image/svg+xml")).isEqualTo(MediaTypes.BYTES);
    assertThat(MediaTypes.of(SVG, "a.png", "image/png")).isEqualTo(MediaTypes.BYTES);
    assertThat(MediaTypes.of("<?xml version=\"1.0\"?><a/>".getBytes(UTF_8), "a.xml", "text/xml"))
        .isEqualTo(MediaTypes.BYTES);
    assertThat(MediaTypes.of(HTML, "a.xhtml", "application/xhtml+xml")).isEqualTo(MediaTypes.BYTES);
    assertThat(MediaTypes.of("FWS\u0005".getBytes(UTF_8), "a.swf", "application/x-shockwave-flash"))
        .isEqualTo(MediaTypes.BYTES);
    assertThat(MediaTypes.of("alert(1)".getBytes(UTF_8), "a.js", "text/javascript"))
        .isNotIn("text/javascript", "application/javascript");
  }

  @Test
  void usualFilesKeepTheirType() {
    assertThat(MediaTypes.of("%PDF-1.7\n".getBytes(UTF_8), "a.pdf", null))
        .isEqualTo("application/pdf");
    assertThat(MediaTypes.of("a;b\n1;2\n".getBytes(UTF_8), "a.csv", "text/csv"))
        .isEqualTo("text/csv");
    assertThat(MediaTypes.of("привет".getBytes(UTF_8), "a.txt", "text/plain"))
        .isEqualTo("text/plain");
    assertThat(MediaTypes.of("привет".getBytes(UTF_8), "a.txt", "text/plain; charset=utf-8"))
        .isEqualTo("text/plain");
    assertThat(MediaTypes.of("%PDF-1.7\n".getBytes(UTF_8), "a.pdf", "application/pdf;x=y"))
        .isEqualTo("application/pdf");
    assertThat(MediaTypes.of(new byte[0], "empty", "not a media type")).isEqualTo(MediaTypes.BYTES);
  }
}
