package org.zelodesk.attachments;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every blob store promises. */
abstract class BlobStoreContract {

  private static final Random RANDOM = new Random(7);

  abstract BlobStore store();

  static String newKey() {
    return HexFormat.of().formatHex(bytes(16));
  }

  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Some bytes, and then the sender is gone. */
  static InputStream cutAfter(int length) {
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes(length)),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the sender is gone");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64 * 1024, 5 * 1024 * 1024, 5 * 1024 * 1024 + 1, 12 * 1024 * 1024})
  void givesBackWhatItTook(int length) throws IOException {
    String key = newKey();
    byte[] content = bytes(length);
    store().write(key, new ByteArrayInputStream(content));
    if (length > 0) {
      try (InputStream whole = store().read(key, 0, length)) {
        assertThat(whole.readAllBytes()).isEqualTo(content);
      }
    }
    store().remove(key);
  }

  @Test
  void givesAPart() throws IOException {
    String key = newKey();
    store().write(key, new ByteArrayInputStream("0123456789".getBytes(US_ASCII)));
    try (InputStream part = store().read(key, 3, 4)) {
      assertThat(new String(part.readAllBytes(), US_ASCII)).isEqualTo("3456");
    }
  }

  @Test
  void aBlobIsWrittenOnlyWhole() {
    for (int length : new int[] {1000, 6 * 1024 * 1024}) {
      String key = newKey();
      assertThatThrownBy(() -> store().write(key, cutAfter(length)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the sender is gone");
      assertThatThrownBy(() -> store().read(key, 0, 1)).isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void aRemovedBlobIsGoneAndMayBeRemovedAgain() throws IOException {
    String key = newKey();
    store().write(key, new ByteArrayInputStream(bytes(10)));
    store().remove(key);
    assertThatThrownBy(() -> store().read(key, 0, 1)).isInstanceOf(NoSuchFileException.class);
    assertThatCode(() -> store().remove(key)).doesNotThrowAnyException();
  }
}
