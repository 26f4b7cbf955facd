package org.zelodesk.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class S3BlobStoreTest extends BlobStoreContract {

  private static final String BUCKET = "files";
  private static S3Servers server;
  private static S3Client client;

  @BeforeAll
  static void start() throws Exception {
    server = new S3Servers(BUCKET);
    client = BlobStores.client(server.config(BUCKET, "desk-secret"));
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
  }

  private static int objects() {
    return client.listObjectsV2(request -> request.bucket(BUCKET)).contents().size();
  }

  @Override
  BlobStore store() {
    return new S3BlobStore(client, BUCKET);
  }

  @Test
  void aCutWriteLeavesNoObjectAndNoPart() {
    int before = objects();
    assertThatThrownBy(() -> store().write(newKey(), cutAfter(11 * 1024 * 1024)))
        .isInstanceOf(IOException.class);
    assertThat(objects()).isEqualTo(before);
    assertThat(client.listMultipartUploads(request -> request.bucket(BUCKET)).uploads()).isEmpty();
  }

  @Test
  void partsThatACrashLeftAreRemovedWithTheBlob() throws IOException {
    String key = newKey();
    client.createMultipartUpload(request -> request.bucket(BUCKET).key(key));
    store().remove(key);
    assertThat(client.listMultipartUploads(request -> request.bucket(BUCKET)).uploads()).isEmpty();
  }

  @Test
  void aRefusalOfTheServiceIsAnIoException() {
    try (S3Client stranger = BlobStores.client(server.config(BUCKET, "wrong"))) {
      assertThatThrownBy(
              () ->
                  new S3BlobStore(stranger, BUCKET)
                      .write(newKey(), new ByteArrayInputStream(bytes(10))))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(BlobStore.FullException.class);
    }
  }
}
