package org.zelodesk.attachments;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.input.BoundedInputStream;
import org.zelodesk.platform.FullDisk;

/**
 * Blobs as files in two levels of folders; a blob appears under its name when it is on the disk.
 */
final class FileBlobStore implements BlobStore {

  private static final int BUFFER = 64 * 1024;

  private final Path root;
  private final long keepFree;

  /**
   * @param keepFree bytes that stay free on the disk
   */
  FileBlobStore(Path root, long keepFree) {
    this.root = root;
    this.keepFree = keepFree;
  }

  @Override
  public void write(String key, InputStream content) throws IOException {
    Path arriving = arriving().resolve(key);
    try {
      Files.createDirectories(arriving());
      try (FileChannel file = FileChannel.open(arriving, CREATE_NEW, WRITE)) {
        copy(content, file);
        file.force(true);
      }
      Files.createDirectories(folder(key));
      Files.move(arriving, folder(key).resolve(key), ATOMIC_MOVE);
      persistNames(key);
    } catch (IOException e) {
      Files.deleteIfExists(arriving);
      // In a language that we do not know, the room that is left tells.
      throw FullDisk.isReasonOf(e) || free() < BUFFER
          ? new FullException(String.valueOf(e.getMessage()))
          : e;
    } catch (RuntimeException e) {
      Files.deleteIfExists(arriving);
      throw e;
    }
  }

  private void copy(InputStream content, FileChannel file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      if (free() - read < keepFree) {
        throw new FullException("less than " + keepFree + " bytes would stay free at " + root);
      }
      ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, read);
      while (chunk.hasRemaining()) {
        file.write(chunk);
      }
    }
  }

  private long free() {
    return root.toFile().getUsableSpace();
  }

  @Override
  public InputStream read(String key, long from, long length) throws IOException {
    FileChannel file = FileChannel.open(folder(key).resolve(key), READ);
    try {
      return BoundedInputStream.builder()
          .setInputStream(Channels.newInputStream(file.position(from)))
          .setMaxCount(length)
          .get();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void remove(String key) throws IOException {
    Files.deleteIfExists(arriving().resolve(key));
    Files.deleteIfExists(folder(key).resolve(key));
  }

  private Path arriving() {
    return root.resolve("arriving");
  }

  private Path folder(String key) {
    return upperFolder(key).resolve(key.substring(2, 4));
  }

  private Path upperFolder(String key) {
    return root.resolve(key.substring(0, 2));
  }

  /** A file's new name survives a power cut only when its folders were flushed, too. */
  private void persistNames(String key) throws IOException {
    for (Path folder : List.of(folder(key), upperFolder(key), root)) {
      try (FileChannel names = FileChannel.open(folder, READ)) {
        names.force(true);
      }
    }
  }
}
