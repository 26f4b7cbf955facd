package org.zelodesk.attachments;

import java.util.Set;

/** The media types that we name in answers; everything else is a row of bytes. */
final class MediaTypes {

  static final String BYTES = "application/octet-stream";

  private static final Set<String> RASTER =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

  private MediaTypes() {}

  /** Cannot carry a script: may be shown in place. */
  static boolean isRaster(String mediaType) {
    return RASTER.contains(mediaType);
  }
}
