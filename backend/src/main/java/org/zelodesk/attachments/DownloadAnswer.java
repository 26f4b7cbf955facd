package org.zelodesk.attachments;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/**
 * The answer that carries a file: nothing in it can run in a browser, whatever the file is and says
 * it is. One range of bytes is understood (RFC 9110, 14); several at once get the whole file.
 */
final class DownloadAnswer {

  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  private DownloadAnswer() {}

  static Response of(Download download, @Nullable String range, @Nullable String ifNoneMatch) {
    AttachmentRepository.Row file = download.file();
    long size = file.sizeBytes();
    EntityTag tag = new EntityTag(file.sha256());
    if (ifNoneMatch != null && ifNoneMatch.contains("\"" + file.sha256() + "\"")) {
      return harmless(Response.notModified(), file).tag(tag).build();
    }
    long from = 0;
    long length = size;
    Matcher one = ONE_RANGE.matcher(range == null ? "" : range.strip());
    boolean part = one.matches() && !(one.group(1).isEmpty() && one.group(2).isEmpty());
    if (part) {
      boolean suffix = one.group(1).isEmpty();
      long last = suffix || one.group(2).isEmpty() ? size - 1 : Long.parseLong(one.group(2));
      from =
          suffix ? Math.max(0, size - Long.parseLong(one.group(2))) : Long.parseLong(one.group(1));
      last = Math.min(last, size - 1);
      if (from > last) {
        throw Problem.of(416, "range_not_satisfiable").header("Content-Range", "bytes */" + size);
      }
      length = last - from + 1;
    }
    Response.ResponseBuilder answer =
        harmless(Response.status(part ? Response.Status.PARTIAL_CONTENT : Response.Status.OK), file)
            .tag(tag)
            .header("Accept-Ranges", "bytes")
            .header(HttpHeaders.CONTENT_LENGTH, length)
            .entity(open(download, from, length));
    return part
        ? answer
            .header("Content-Range", "bytes " + from + "-" + (from + length - 1) + "/" + size)
            .build()
        : answer.build();
  }

  private static InputStream open(Download download, long from, long length) {
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    try {
      return download.open(from, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Response.ResponseBuilder harmless(
      Response.ResponseBuilder answer, AttachmentRepository.Row file) {
    return answer
        .type(file.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            FileNames.contentDisposition(MediaTypes.isRaster(file.mediaType()), file.fileName()))
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }
}
