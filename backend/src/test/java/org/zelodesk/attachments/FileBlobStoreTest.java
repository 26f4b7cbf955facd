package org.zelodesk.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {

  @TempDir Path folder;
  private BlobStore store;

  @BeforeEach
  void open() {
    store = new FileBlobStore(folder, 0);
  }

  @Override
  BlobStore store() {
    return store;
  }

  @Test
  void aCutWriteLeavesNoFile() throws IOException {
    assertThatThrownBy(() -> store.write(newKey(), cutAfter(200_000)))
        .isInstanceOf(IOException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void whatACrashLeftIsRemovedWithTheBlob() throws IOException {
    String key = newKey();
    Files.createDirectories(folder.resolve("arriving"));
    Files.write(folder.resolve("arriving").resolve(key), bytes(10));
    store.remove(key);
    assertThat(files()).isEmpty();
  }

  @Test
  void aFullDiskIsToldApartAndLeavesNothing() throws IOException {
    BlobStore full = new FileBlobStore(folder, Long.MAX_VALUE / 2);
    assertThatThrownBy(() -> full.write(newKey(), new ByteArrayInputStream(bytes(100))))
        .isInstanceOf(BlobStore.FullException.class);
    assertThat(files()).isEmpty();
  }

  private java.util.List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
