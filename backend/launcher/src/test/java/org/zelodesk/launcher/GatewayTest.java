package org.zelodesk.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GatewayTest {

  @TempDir Path spa;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> toSend = new LinkedBlockingQueue<>();
  private HttpServer backend;
  private Gateway gateway;
  private int port;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(spa.resolve("index.html"), "<title>Zelodesk</title>");
    Files.createDirectory(spa.resolve("assets"));
    Files.writeString(spa.resolve("assets/index-4f2a.js"), "run()");
    Files.writeString(spa.resolve(".secret"), "hidden");
    backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backend.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    backend.createContext("/api/v1/echo", this::echo);
    backend.createContext("/api/v1/events/stream", this::stream);
    backend.createContext("/auth/", this::echo);
    backend.start();
    port = Ports.free();
    gateway =
        Gateway.start(
            new Gateway.Settings(
                port,
                spa,
                backend.getAddress().getPort(),
                backend.getAddress().getPort(),
                "http://localhost:8080/auth/realms/zelodesk",
                "zelodesk-spa"));
  }

  @AfterEach
  void stop() {
    gateway.close();
    backend.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/cases/42", "/customers"})
  void pathsOfTheSpaAnswerWithItsPageAndAStrictPolicy(String path) throws Exception {
    HttpResponse<String> page = get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>Zelodesk</title>");
    assertThat(page.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
    assertThat(page.headers().firstValue("cache-control")).contains("no-cache");
    assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .contains("script-src 'self';", "object-src 'none'", "connect-src 'self';")
        .doesNotContain("unsafe-eval");
  }

  @Test
  void filesWithAHashAreKeptForeverAndMissingOnesAreMissing() throws Exception {
    assertThat(get("/assets/index-4f2a.js").headers().firstValue("cache-control"))
        .contains("public, max-age=31536000, immutable");
    HttpResponse<String> missing = get("/assets/index-0000.js");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("cache-control")).contains("no-store");
    assertThat(get("/favicon.png").statusCode()).isEqualTo(404);
    assertThat(get("/.secret").statusCode()).isEqualTo(404);
    assertThat(get("/..%2f..%2fetc/passwd").body()).doesNotContain("root:");
  }

  /** The containers' web server must not be laxer than what people try out. */
  @Test
  void webServerOfTheContainersSendsTheSamePolicy() throws Exception {
    String caddyfile = Files.readString(Workspace.here().root().resolve("docker/web/Caddyfile"));
    var headers = get("/").headers();
    assertThat(caddyfile)
        .contains(headers.firstValue("content-security-policy").orElseThrow())
        .contains("Referrer-Policy " + headers.firstValue("referrer-policy").orElseThrow())
        .contains("X-Content-Type-Options nosniff")
        .contains(get("/assets/index-4f2a.js").headers().firstValue("cache-control").orElseThrow());
  }

  @Test
  void configurationNamesTheIssuer() throws Exception {
    HttpResponse<String> config = get("/config.json");
    assertThat(config.body())
        .contains("\"authority\":\"http://localhost:8080/auth/realms/zelodesk\"")
        .contains("\"clientId\":\"zelodesk-spa\"");
    assertThat(config.headers().firstValue("cache-control")).contains("no-cache");
  }

  @Test
  void backendLearnsTheOriginFromTheGatewayAndNotFromTheClient() throws Exception {
    String echo =
        client
            .send(
                HttpRequest.newBuilder(uri("/api/v1/echo?a=%2F&b=%C3%A7"))
                    .header("X-Forwarded-For", "203.0.113.9")
                    .header("X-Forwarded-Host", "evil.example")
                    .header("Forwarded", "for=203.0.113.9")
                    .POST(HttpRequest.BodyPublishers.ofString("thé body"))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    assertThat(echo)
        .contains("POST /api/v1/echo?a=%2F&b=%C3%A7")
        .contains("X-forwarded-for: [127.0.0.1]")
        .contains("X-forwarded-host: [localhost:" + port + "]")
        .contains("X-forwarded-proto: [http]")
        .endsWith("thé body")
        .doesNotContain("evil.example", "203.0.113.9");
  }

  @Test
  void answersOfKeycloakKeepTheirOwnPolicy() throws Exception {
    assertThat(get("/auth/realms/zelodesk").headers().allValues("content-security-policy"))
        .containsExactly("own");
  }

  @Test
  void eventsPassOneByOne() throws Exception {
    HttpResponse<InputStream> stream =
        client.send(
            HttpRequest.newBuilder(uri("/api/v1/events/stream")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(": hello");
      toSend.add("first");
      assertThat(lines.readLine()).isEqualTo("data: first");
      toSend.add("second");
      assertThat(lines.readLine()).isEqualTo("data: second");
      toSend.add("");
    }
  }

  @Test
  void manyStreamsDoNotBlockOtherRequests() throws Exception {
    for (int i = 0; i < 40; i++) {
      client.send(
          HttpRequest.newBuilder(uri("/api/v1/events/stream")).build(),
          HttpResponse.BodyHandlers.ofInputStream());
    }
    assertThat(get("/api/v1/echo").statusCode()).isEqualTo(200);
  }

  @Test
  void stoppedBackendIsABadGateway() throws Exception {
    backend.stop(0);
    assertThat(get("/api/v1/echo").statusCode()).isEqualTo(502);
  }

  @Test
  void anotherHostNameIsRefused() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/echo HTTP/1.1\r\nHost: rebound.example\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 421");
    }
  }

  private void echo(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var text =
        new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> text.append(name + ": " + values + "\n"));
    byte[] answer = text.append(body).toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Security-Policy", "own");
    exchange.sendResponseHeaders(200, answer.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer);
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      // The server of the JDK sends its headers with the first bytes only.
      out.write(": hello\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      for (String event = next(); !event.isEmpty(); event = next()) {
        out.write(("data: " + event + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    }
  }

  private String next() {
    try {
      String event = toSend.poll(20, TimeUnit.SECONDS);
      return event == null ? "" : event;
    } catch (InterruptedException e) {
      return "";
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
