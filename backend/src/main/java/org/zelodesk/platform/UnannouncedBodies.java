package org.zelodesk.platform;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Counts a body whose length nobody announced while it is read. The framework's own count answers
 * without a body, and then fails to answer again.
 */
@Singleton
class UnannouncedBodies {

  private static final Set<String> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  /** How long somebody who was answered may go on sending before the connection is closed. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private static final long NET = 1 << 20;

  private final long limit;

  UnannouncedBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.limit = limit.asLongValue();
  }

  @ServerRequestFilter(preMatching = true)
  void count(ContainerRequestContext request, RoutingContext context) {
    if (request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
        && WITH_BODY.contains(request.getMethod())) {
      // The framework's own limit stays as a net for what is never read through this stream.
      context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, limit + NET);
      request.setEntityStream(new Counted(request.getEntityStream(), limit, () -> lastOf(context)));
    }
  }

  /**
   * Nothing else is asked over this connection, and the answer says so. Whoever still sends does
   * not listen, and hears nothing of the answer when the connection is closed under it: so the rest
   * is taken for a while and thrown away.
   */
  private static void lastOf(RoutingContext context) {
    HttpServerRequest request = context.request();
    context
        .response()
        .putHeader(io.vertx.core.http.HttpHeaders.CONNECTION, io.vertx.core.http.HttpHeaders.CLOSE);
    context.addEndHandler(
        answered -> {
          if (!request.isEnded()) {
            long closing =
                context.vertx().setTimer(LINGER.toMillis(), over -> request.connection().close());
            request.handler(rest -> {});
            request.endHandler(end -> context.vertx().cancelTimer(closing));
            request.exceptionHandler(gone -> context.vertx().cancelTimer(closing));
            request.resume();
          }
        });
  }

  private static final class Counted extends FilterInputStream {

    private final long limit;
    private final Runnable onTooMuch;
    private long count;

    Counted(InputStream body, long limit, Runnable onTooMuch) {
      super(body);
      this.limit = limit;
      this.onTooMuch = onTooMuch;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      boolean before = count > limit;
      int read = before ? -1 : super.read(buffer, offset, length);
      count += Math.max(read, 0);
      if (count > limit) {
        if (!before) {
          onTooMuch.run();
        }
        throw Problem.of(413, "too_large");
      }
      return read;
    }

    /** To close the framework's stream is to read it to its end, however far that is. */
    @Override
    public void close() throws IOException {
      if (count <= limit) {
        super.close();
      }
    }
  }
}
