package org.zelodesk.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.zelodesk.outbound.OutboundException.Reason;

/**
 * Fetches what somebody entered the address of. The name is looked up once, every address that it
 * stands for is checked, and the connection goes to the one that was checked; each redirect begins
 * anew. The certificate has to be that of the name.
 */
@Singleton
public class Outbound {

  private static final int MOST_REDIRECTS = 3;
  private static final int MOST_HEADER_BYTES = 16_384;

  private final HttpClient client;
  private final OutboundTarget.Names names;
  private final boolean loopback;
  private final Duration deadline;

  @Inject
  Outbound(Vertx vertx, OutboundConfig config) {
    this(vertx, InetAddress::getAllByName, config.allowLoopback(), config.deadline());
  }

  Outbound(Vertx vertx, OutboundTarget.Names names, boolean loopback, Duration deadline) {
    this.names = names;
    this.loopback = loopback;
    this.deadline = deadline;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(20)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setConnectTimeout(Math.toIntExact(deadline.toMillis())));
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /**
   * Refuses what would never be fetched, as far as that can be said without looking anything up.
   *
   * @throws OutboundException with {@link Reason#ADDRESS_FORBIDDEN}
   */
  public void check(String url) throws OutboundException {
    OutboundTarget target = OutboundTarget.of(url, loopback);
    if (target.isLiteral()) {
      target.resolve(InetAddress::getAllByName, loopback);
    }
  }

  /**
   * The whole of a text, by {@code GET}.
   *
   * @param most bytes
   * @throws OutboundException when there is none to be had
   */
  public String text(String url, int most) throws OutboundException {
    CompletableFuture<String> fetched = new CompletableFuture<>();
    long end = System.nanoTime() + deadline.toNanos();
    // Looking up a name cannot be given a time: it is left behind when it takes too long.
    Thread.startVirtualThread(() -> fetch(url, most, end, fetched));
    try {
      return fetched.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      fetched.cancel(true);
      throw new OutboundException(Reason.TIMED_OUT, "after " + deadline);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof OutboundException known
          ? known
          : new OutboundException(Reason.UNREACHABLE, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutboundException(Reason.TIMED_OUT, "interrupted");
    }
  }

  private void fetch(String url, int most, long end, CompletableFuture<String> fetched) {
    try {
      OutboundTarget target = OutboundTarget.of(url, loopback);
      for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        Answer answer = ask(target, most, end, fetched);
        if (answer.body() != null) {
          fetched.complete(answer.body());
          return;
        }
        target = target.redirected(answer.location(), loopback);
      }
      throw new OutboundException(Reason.TOO_MANY_REDIRECTS, "more than " + MOST_REDIRECTS);
    } catch (Exception e) {
      fetched.completeExceptionally(e);
    }
  }

  /** One of both. */
  private record Answer(@Nullable String body, @Nullable String location) {}

  private Answer ask(OutboundTarget target, int most, long end, CompletableFuture<?> wanted)
      throws OutboundException, InterruptedException {
    InetAddress address = target.resolve(names, loopback);
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.tls())
            .setURI(target.pathAndQuery())
            .setFollowRedirects(false)
            .putHeader("Accept", "text/calendar, text/plain;q=0.5")
            .putHeader("User-Agent", "Zelodesk");
    Promise<Answer> answered = Promise.promise();
    client
        .request(options)
        .onFailure(answered::tryFail)
        .onSuccess(
            request -> {
              wanted.whenComplete((done, failure) -> request.reset());
              request
                  .send()
                  .onFailure(answered::tryFail)
                  .onSuccess(response -> read(request, response, most, answered));
            });
    return await(answered.future(), end);
  }

  private static void read(
      HttpClientRequest request, HttpClientResponse response, int most, Promise<Answer> answered) {
    response.exceptionHandler(answered::tryFail);
    switch (response.statusCode()) {
      case 200 -> {
        Buffer body = Buffer.buffer();
        response.handler(
            part -> {
              if (body.length() + part.length() > most) {
                answered.tryFail(new OutboundException(Reason.TOO_LARGE, "over " + most));
                request.reset();
              } else {
                body.appendBuffer(part);
              }
            });
        response.endHandler(end -> answered.tryComplete(new Answer(body.toString(), null)));
      }
      case 301, 302, 303, 307, 308 -> {
        answered.tryComplete(new Answer(null, response.getHeader("Location")));
        request.reset();
      }
      default -> {
        answered.tryFail(new OutboundException(Reason.REFUSED, "status " + response.statusCode()));
        request.reset();
      }
    }
  }

  private static Answer await(Future<Answer> answer, long end)
      throws OutboundException, InterruptedException {
    try {
      return answer
          .toCompletionStage()
          .toCompletableFuture()
          .get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new OutboundException(Reason.TIMED_OUT, "no answer in time");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof OutboundException known
          ? known
          : new OutboundException(Reason.UNREACHABLE, String.valueOf(e.getCause()));
    }
  }
}
