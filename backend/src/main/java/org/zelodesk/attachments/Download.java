package org.zelodesk.attachments;

import java.io.IOException;
import java.io.InputStream;

/** The content of an attachment, ready to be read. */
record Download(AttachmentRepository.Row file, BlobStore store, String blobKey) {

  /**
   * @param from offset in bytes
   * @param length in bytes, at least 1
   */
  InputStream open(long from, long length) throws IOException {
    return store.read(blobKey, from, length);
  }
}
