package org.zelodesk.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Blobs as objects of a bucket. An object appears when it is complete; S3 sees to that. */
final class S3BlobStore implements BlobStore, AutoCloseable {

  /** The smallest part that S3 takes, other than the last one; what one upload holds in memory. */
  private static final int PART = 5 * 1024 * 1024;

  private static final int INSUFFICIENT_STORAGE = 507;

  private final S3Client s3;
  private final String bucket;

  S3BlobStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void write(String key, InputStream content) throws IOException {
    byte[] first = content.readNBytes(PART);
    try {
      if (first.length < PART) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(first));
      } else {
        writeParts(key, first, content);
      }
    } catch (SdkException e) {
      throw asIoException(e);
    }
  }

  private void writeParts(String key, byte[] first, InputStream content) throws IOException {
    String upload = s3.createMultipartUpload(request -> request.bucket(bucket).key(key)).uploadId();
    try {
      List<CompletedPart> parts = new ArrayList<>();
      byte[] part = first;
      while (part.length > 0) {
        parts.add(writePart(key, upload, parts.size() + 1, part));
        part = content.readNBytes(PART);
      }
      s3.completeMultipartUpload(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .uploadId(upload)
                  .multipartUpload(done -> done.parts(parts)));
    } catch (IOException | RuntimeException e) {
      abort(key, upload, e);
      throw e;
    }
  }

  private CompletedPart writePart(String key, String upload, int number, byte[] bytes) {
    String tag =
        s3.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                RequestBody.fromBytes(bytes))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  private void abort(String key, String upload, Exception cause) {
    try {
      s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload));
    } catch (SdkException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public InputStream read(String key, long from, long length) throws IOException {
    try {
      return s3.getObject(
          request ->
              request.bucket(bucket).key(key).range("bytes=" + from + "-" + (from + length - 1)));
    } catch (NoSuchKeyException e) {
      throw new NoSuchFileException(key);
    } catch (SdkException e) {
      throw asIoException(e);
    }
  }

  @Override
  public void remove(String key) throws IOException {
    try {
      for (MultipartUpload unfinished :
          s3.listMultipartUploads(request -> request.bucket(bucket).prefix(key)).uploads()) {
        s3.abortMultipartUpload(
            request -> request.bucket(bucket).key(key).uploadId(unfinished.uploadId()));
      }
      s3.deleteObject(request -> request.bucket(bucket).key(key));
    } catch (SdkException e) {
      throw asIoException(e);
    }
  }

  @Override
  public void close() {
    s3.close();
  }

  private static IOException asIoException(SdkException e) {
    return e instanceof S3Exception answer && answer.statusCode() == INSUFFICIENT_STORAGE
        ? new FullException(String.valueOf(e.getMessage()))
        : new IOException(e);
  }
}
