package org.zelodesk.launcher;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one origin: the SPA at {@code /}, the backend at {@code /api} and Keycloak at {@code /auth}.
 * docker/Caddyfile says the same for an installation; a change here belongs there too.
 */
final class Gateway implements AutoCloseable {

  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Proto",
          "X-Forwarded-Prefix",
          "X-Real-Ip");

  private final Vertx vertx;

  private Gateway(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * What it joins.
   *
   * @param port on 127.0.0.1
   * @param spa the folder with the built SPA
   * @param keycloakPort null when people log in elsewhere
   * @param authority the issuer that the SPA sends people to
   * @param client the SPA's client at that issuer
   */
  record Settings(
      int port,
      Path spa,
      int backendPort,
      @Nullable Integer keycloakPort,
      String authority,
      String client) {}

  /**
   * Starts to listen. The parts behind it may still be on their way; until then it answers 502 for
   * them.
   *
   * @throws LaunchProblem when the port is taken
   */
  static Gateway start(Settings settings) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    var gateway = new Gateway(vertx);
    try {
      gateway.listen(settings);
      return gateway;
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private void listen(Settings settings) {
    Router router = Router.router(vertx);
    router.route().failureHandler(Gateway::forgetTheGone);
    router.route().handler(Gateway::refuseForeignNames);
    router.route("/api/*").handler(proxyTo(settings.backendPort()));
    if (settings.keycloakPort() != null) {
      router.route("/auth").handler(request -> request.redirect("/auth/"));
      router.route("/auth/*").handler(proxyTo(settings.keycloakPort()));
    }
    router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(secured(settings));
    router
        .get("/config.json")
        .handler(
            request ->
                request.json(
                    new JsonObject()
                        .put("authority", settings.authority())
                        .put("clientId", settings.client())));
    router
        .route()
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(
            StaticHandler.create(FileSystemAccess.ROOT, settings.spa().toAbsolutePath().toString())
                .setCachingEnabled(false)
                .setIncludeHidden(false)
                .setDirectoryListing(false));
    router.get().handler(request -> clientRoute(request, settings.spa()));
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(settings.port())
            // Browsers speak HTTP/2 over TLS only; the proxy mishandles bodies without a length in
            // it.
            .setHttp2ClearTextEnabled(false)
            // A query may have 2,000 characters, each of up to nine in a URL.
            .setMaxInitialLineLength(24576)
            .setMaxHeaderSize(32768);
    try {
      await(vertx.createHttpServer(options).requestHandler(router).listen());
    } catch (IllegalStateException e) {
      throw new LaunchProblem(Ports.taken(settings.port()), e);
    }
  }

  /**
   * Another name that leads to this machine belongs to a page which wants to read through the
   * visitor's browser what is meant for the visitor (DNS rebinding).
   */
  private static void refuseForeignNames(RoutingContext request) {
    HostAndPort authority = request.request().authority();
    if (authority != null && OWN_NAMES.contains(authority.host())) {
      request.next();
    } else {
      request.response().setStatusCode(421).end();
    }
  }

  /** A browser that hung up before it had its answer is no failure of ours. */
  private static void forgetTheGone(RoutingContext request) {
    if (!(request.failure() instanceof ClosedChannelException && request.response().closed())) {
      request.next();
    }
  }

  private static Handler<RoutingContext> secured(Settings settings) {
    URI authority = URI.create(settings.authority());
    String elsewhere =
        settings.keycloakPort() == null
            ? " " + authority.getScheme() + "://" + authority.getAuthority()
            : "";
    // Scripts come from the origin only; inline styles are how the component library places its
    // layers.
    String policy =
        ("default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data: blob:; connect-src 'self'%s; frame-src 'self' blob:%s; "
                + "object-src 'none'; base-uri 'none'; frame-ancestors 'self'")
            .formatted(elsewhere, elsewhere);
    return request -> {
      String path = request.normalizedPath();
      request
          .response()
          .putHeader("Content-Security-Policy", policy)
          .putHeader("X-Content-Type-Options", "nosniff")
          .putHeader("Referrer-Policy", "same-origin")
          .putHeader("Cross-Origin-Opener-Policy", "same-origin")
          // Names under /assets carry a hash of their content.
          .putHeader(
              "Cache-Control",
              path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
      request.next();
    };
  }

  /** Paths of the SPA's own router; a file that is missing stays missing. */
  private static void clientRoute(RoutingContext request, Path spa) {
    String path = request.normalizedPath();
    if (path.startsWith("/assets/") || path.substring(path.lastIndexOf('/')).contains(".")) {
      request.response().headers().set("Cache-Control", "no-store");
      request.response().setStatusCode(404).end();
    } else {
      request.response().putHeader(HttpHeaderNames.CONTENT_TYPE, "text/html;charset=utf-8");
      request.response().sendFile(spa.resolve("index.html").toAbsolutePath().toString());
    }
  }

  private Handler<RoutingContext> proxyTo(int port) {
    HttpProxy proxy =
        HttpProxy.reverseProxy(
            vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2000),
                // Every open live stream holds a connection.
                new PoolOptions().setHttp1MaxSize(512)));
    proxy.origin(port, "127.0.0.1");
    proxy.addInterceptor(
        new ProxyInterceptor() {
          @Override
          public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            forward(context);
            return context.sendRequest();
          }
        });
    return request -> proxy.handle(request.request());
  }

  private static void forward(ProxyContext context) {
    MultiMap headers = context.request().headers();
    FORWARDED.forEach(headers::remove);
    HttpServerRequest request = context.request().proxiedRequest();
    HostAndPort authority = request.authority();
    headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", "http");
    headers.set("X-Forwarded-Host", authority.toString());
    headers.set("X-Forwarded-Port", Integer.toString(authority.port() > 0 ? authority.port() : 80));
  }

  private static void await(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
