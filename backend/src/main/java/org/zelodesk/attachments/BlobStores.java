package org.zelodesk.attachments;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The blob store that the configuration names. */
@Singleton
class BlobStores {

  @Produces
  @Singleton
  BlobStore configured(AttachmentsConfig config) {
    return switch (config.store()) {
      case FILE ->
          new FileBlobStore(config.folder().toAbsolutePath(), config.keepFree().asLongValue());
      case S3 -> new S3BlobStore(client(config.s3()), config.s3().bucket());
    };
  }

  void close(@Disposes BlobStore store) throws Exception {
    if (store instanceof AutoCloseable open) {
      open.close();
    }
  }

  static S3Client client(AttachmentsConfig.S3 config) {
    S3ClientBuilder client =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.of(config.region()))
            .forcePathStyle(config.pathStyle())
            // Many services other than Amazon's know no trailing checksums; we keep our own hash.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .credentialsProvider(credentials(config));
    config.endpoint().ifPresent(client::endpointOverride);
    return client.build();
  }

  private static AwsCredentialsProvider credentials(AttachmentsConfig.S3 config) {
    return config.accessKey().isPresent() && config.secretKey().isPresent()
        ? StaticCredentialsProvider.create(
            AwsBasicCredentials.create(config.accessKey().get(), config.secretKey().get()))
        : DefaultCredentialsProvider.builder().build();
  }
}
