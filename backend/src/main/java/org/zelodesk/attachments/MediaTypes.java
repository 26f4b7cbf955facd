package org.zelodesk.attachments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** The media types that we name in answers; everything else is a row of bytes. */
final class MediaTypes {

  static final String BYTES = "application/octet-stream";

  /** How much of a file is looked at. */
  static final int PREFIX = 16 * 1024;

  private static final Set<String> RASTER =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

  /** What cannot run in a browser that was given it as an attachment of this type. */
  private static final Set<String> NAMED =
      Set.of(
          "application/gzip",
          "application/json",
          "application/msword",
          "application/pdf",
          "application/rtf",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/vnd.oasis.opendocument.presentation",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/x-7z-compressed",
          "application/zip",
          "audio/mp4",
          "audio/mpeg",
          "audio/ogg",
          "image/bmp",
          "image/heic",
          "image/tiff",
          "message/rfc822",
          "text/calendar",
          "text/csv",
          "text/plain",
          "text/vcard",
          "video/mp4",
          "video/quicktime",
          "video/webm");

  /** By their first bytes and names alone: nothing that a stranger sent is opened here. */
  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

  private MediaTypes() {}

  /** Cannot carry a script: may be shown in place. */
  static boolean isRaster(String mediaType) {
    return RASTER.contains(mediaType);
  }

  /**
   * The type of a file. Its bytes decide; its name and the declared type only make that more exact
   * (a zip that is a spreadsheet). A raster image is one by its bytes alone.
   *
   * @param prefix the first {@link #PREFIX} bytes
   */
  static String of(byte[] prefix, String fileName, @Nullable String declared) {
    String byBytes = detect(prefix, new Metadata());
    if (isRaster(byBytes)) {
      return byBytes;
    }
    Metadata hints = new Metadata();
    hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
    MediaType type = declared == null ? null : MediaType.parse(declared);
    if (type != null) {
      // Of a type with parameters, a character set for one, Tika makes a type of its own.
      hints.set(Metadata.CONTENT_TYPE, type.getBaseType().toString());
    }
    String byAll = detect(prefix, hints);
    return NAMED.contains(byAll) ? byAll : BYTES;
  }

  private static String detect(byte[] prefix, Metadata hints) {
    try {
      return TYPES.detect(new ByteArrayInputStream(prefix), hints).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
