package org.zelodesk.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zelodesk.outbound.OutboundException.Reason;

/** What is fetched, and what is not, from a server that really listens. */
class OutboundTest {

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private String here;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    here = "http://127.0.0.1:" + server.getAddress().getPort();
    server.start();
  }

  @AfterEach
  void close() {
    over.countDown();
    server.stop(0);
    vertx.close();
  }

  @Test
  void theWholeTextIsFetched() throws Exception {
    answer("/a", 200, null, "Святки ".repeat(1_000));
    assertThat(outbound(true).text(here + "/a", 20_000)).isEqualTo("Святки ".repeat(1_000));
  }

  @Test
  void thisMachineIsNotAskedUnlessATestAllowsIt() {
    answer("/a", 200, null, "secret");
    fails(outbound(false), here + "/a", Reason.ADDRESS_FORBIDDEN);
    // A name of somebody else that stands for this machine, on the usual port.
    fails(
        new Outbound(
            vertx,
            host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
            false,
            Duration.ofSeconds(5)),
        "https://calendars.example.com/a",
        Reason.ADDRESS_FORBIDDEN);
    assertThat(asked).hasValue(0);
  }

  @Test
  void aNameIsLookedUpOnceForEachConnection() throws Exception {
    answer("/a", 200, null, "text");
    AtomicInteger lookedUp = new AtomicInteger();
    Outbound outbound =
        new Outbound(
            vertx,
            host ->
                new InetAddress[] {
                  lookedUp.incrementAndGet() == 1
                      ? InetAddress.getLoopbackAddress()
                      : InetAddress.getByName("10.0.0.1")
                },
            true,
            Duration.ofSeconds(5));
    String url = "http://rebinding.example:" + server.getAddress().getPort() + "/a";
    assertThat(outbound.text(url, 100)).isEqualTo("text");
    assertThat(lookedUp).hasValue(1);
    fails(outbound, url, Reason.ADDRESS_FORBIDDEN);
  }

  @Test
  void redirectsAreFollowedAndCheckedOneByOne() throws Exception {
    answer("/a", 302, "/b", "");
    answer("/b", 308, here + "/c", "");
    answer("/c", 200, null, "there");
    assertThat(outbound(true).text(here + "/a", 100)).isEqualTo("there");

    answer("/private", 301, "http://10.0.0.1/", "");
    fails(outbound(true), here + "/private", Reason.ADDRESS_FORBIDDEN);
    answer("/metadata", 307, "http://169.254.169.254/latest/meta-data/", "");
    fails(outbound(true), here + "/metadata", Reason.ADDRESS_FORBIDDEN);
    answer("/file", 302, "file:///etc/passwd", "");
    fails(outbound(true), here + "/file", Reason.ADDRESS_FORBIDDEN);
    answer("/nowhere", 302, null, "");
    fails(outbound(true), here + "/nowhere", Reason.REFUSED);
    answer("/round", 302, "/round", "");
    asked.set(0);
    fails(outbound(true), here + "/round", Reason.TOO_MANY_REDIRECTS);
    assertThat(asked).hasValue(4);
  }

  @Test
  void whatIsTooLargeIsCutOff() {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] part = new byte[10_000];
          try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 1_000_000; i++) {
              body.write(part);
            }
          }
        });
    fails(outbound(true), here + "/endless", Reason.TOO_LARGE);
  }

  @Test
  void whatTakesTooLongIsGivenUp() {
    server.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('B');
          exchange.getResponseBody().flush();
          awaitEnd();
        });
    fails(
        new Outbound(vertx, InetAddress::getAllByName, true, Duration.ofMillis(300)),
        here + "/slow",
        Reason.TIMED_OUT);
  }

  @Test
  void otherAnswersAreRefused() {
    answer("/gone", 404, null, "no");
    fails(outbound(true), here + "/gone", Reason.REFUSED);
    answer("/broken", 500, null, "no");
    fails(outbound(true), here + "/broken", Reason.REFUSED);
  }

  @Test
  void whoDoesNotListenIsUnreachable() {
    int port = server.getAddress().getPort();
    server.stop(0);
    fails(outbound(true), "http://127.0.0.1:" + port + "/", Reason.UNREACHABLE);
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Outbound outbound(boolean loopback) {
    return new Outbound(vertx, InetAddress::getAllByName, loopback, Duration.ofSeconds(10));
  }

  private static void fails(Outbound outbound, String url, Reason reason) {
    assertThatThrownBy(() -> outbound.text(url, 100_000))
        .isInstanceOfSatisfying(
            OutboundException.class,
            e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }

  private void answer(String path, int status, String location, String text) {
    server.createContext(
        path,
        exchange -> {
          asked.incrementAndGet();
          if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
          }
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
