package org.zelodesk.attachments;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.zelodesk.platform.Problem;

/** Counts and hashes what flows by, and stops at a limit. */
final class MeasuredStream extends FilterInputStream {

  /** The sender did not send the rest; nothing of ours failed. */
  static final class CutOffException extends IOException {
    private static final long serialVersionUID = 1;

    CutOffException(IOException cause) {
      super(cause);
    }
  }

  private final MessageDigest digest;
  private final long limit;
  private long count;

  /**
   * @param limit bytes; one more is a {@link Problem} 413
   */
  MeasuredStream(InputStream content, long limit) {
    super(content);
    this.limit = limit;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = readSource(buffer, offset, length);
    if (read > 0) {
      count += read;
      if (count > limit) {
        throw tooLarge(limit);
      }
      digest.update(buffer, offset, read);
    }
    return read;
  }

  private int readSource(byte[] buffer, int offset, int length) throws CutOffException {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw new CutOffException(e);
    }
  }

  @Override
  public long skip(long bytes) {
    throw new UnsupportedOperationException("every byte counts");
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  long count() {
    return count;
  }

  /** To be asked once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  static Problem tooLarge(long limit) {
    return Problem.of(413, "too_large").with("maxSizeBytes", limit);
  }
}
