package org.zelodesk.attachments;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes are. Keys are ours, random, and never made from input. */
interface BlobStore {

  /** There is no room for the blob; nothing of it was kept. */
  final class FullException extends IOException {
    private static final long serialVersionUID = 1;

    FullException(String message) {
      super(message);
    }
  }

  /**
   * Writes a whole blob, durably, or nothing: a blob that can be read is complete. Holds at most
   * one part of a few megabytes in memory.
   *
   * @param content read to its end, not closed
   */
  void write(String key, InputStream content) throws IOException;

  /**
   * Opens a part of a blob, to be closed by the reader.
   *
   * @param from offset in bytes
   * @param length in bytes; at least 1, and the part lies within the blob
   * @throws java.nio.file.NoSuchFileException when there is no such blob
   */
  InputStream read(String key, long from, long length) throws IOException;

  /** Removes a blob and whatever an unfinished write of it left; that there is none is fine. */
  void remove(String key) throws IOException;
}
