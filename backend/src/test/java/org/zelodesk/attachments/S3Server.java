package org.zelodesk.attachments;

import java.net.URI;
import java.util.function.IntSupplier;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/**
 * A real S3 server in this process, with one bucket, that checks signatures; tells its port. To be
 * made by {@link S3Servers} only.
 */
public final class S3Server implements IntSupplier, AutoCloseable {

  static final String ACCESS_KEY = "desk";
  static final String SECRET_KEY = "desk-secret";

  private final BlobStoreContext blobs;
  private final S3Proxy server;

  public S3Server(String bucket) throws Exception {
    blobs =
        ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
            .credentials(ACCESS_KEY, SECRET_KEY)
            .build(BlobStoreContext.class);
    blobs.getBlobStore().createContainerInLocation(null, bucket);
    server =
        S3Proxy.builder()
            .blobStore(blobs.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    server.start();
  }

  @Override
  public int getAsInt() {
    return server.getPort();
  }

  @Override
  public void close() throws Exception {
    server.stop();
    blobs.close();
  }
}
