package org.zelodesk.attachments;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How attachments are kept. */
@ConfigMapping(prefix = "zelodesk.attachments")
interface AttachmentsConfig {

  /** Where blobs are kept. */
  enum Store {
    FILE,
    S3
  }

  @WithDefault("file")
  Store store();

  /** The largest file that is taken; `quarkus.http.limits.max-body-size` must lie above it. */
  @WithDefault("25M")
  MemorySize maxSize();

  /** Folder of the file store; nodes share it, or use S3. */
  @WithDefault("data/attachments")
  Path folder();

  /** The file store takes nothing when less than this would stay free on its disk. */
  @WithDefault("64M")
  MemorySize keepFree();

  /** Signs download links; without it the nodes share one that is kept in the database. */
  Optional<String> linkKey();

  /** How long a download link is good for. */
  @WithDefault("5m")
  Duration linkLifetime();

  /** How long an upload waits to be used in a comment. */
  @WithDefault("24h")
  Duration unusedKept();

  Texts texts();

  S3 s3();

  /** An S3 service, Amazon's or any other. */
  interface S3 {

    /** Of another service than Amazon's. */
    Optional<URI> endpoint();

    @WithDefault("us-east-1")
    String region();

    @WithDefault("zelodesk")
    String bucket();

    /** Without it, the usual places of the environment are looked at. */
    Optional<String> accessKey();

    Optional<String> secretKey();

    /**
     * The bucket in the path instead of the host name; most services other than Amazon's want it.
     */
    @WithDefault("true")
    boolean pathStyle();
  }

  /** Reading the words inside files. */
  interface Texts {

    /** How often files are looked for that wait; {@code off}: never by this node. */
    @WithDefault("5s")
    String every();

    /** Larger files are not read. */
    @WithDefault("15M")
    MemorySize maxSize();

    /** Words beyond this many characters of a file are not searched. */
    @WithDefault("100000")
    int maxCharacters();

    /** How long reading one file may take. */
    @WithDefault("30s")
    Duration timeLimit();

    /** Of the process that reads. */
    @WithDefault("256M")
    MemorySize memory();
  }
}
