package org.zelodesk.reliability;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.zelodesk.testing.Tokens;

/**
 * A well-behaved client: opens cases and comments on them, and repeats each request with its key
 * until it has an answer.
 */
final class RetryingClient {

  /** What the server said is done. */
  record Acknowledged(boolean comment, long id, String key) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final int number;
  private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean more = true;
  private volatile boolean abandoned;
  private volatile String failure = "";

  RetryingClient(int port, int number) {
    this.port = port;
    this.number = number;
    this.thread = Thread.ofPlatform().name("client-" + number).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  List<Acknowledged> acknowledged() {
    if (!failure.isEmpty()) {
      throw new AssertionError(failure);
    }
    return acknowledged;
  }

  void awaitAnswer() throws InterruptedException {
    int before = acknowledged.size();
    synchronized (acknowledged) {
      if (acknowledged.size() == before) {
        acknowledged.wait(200);
      }
    }
  }

  /** Lets the request that is under way get its answer, then stops. */
  void finish() throws InterruptedException {
    more = false;
    thread.join(Duration.ofSeconds(60));
    if (thread.isAlive()) {
      throw new AssertionError("client " + number + " still waits for its last answer");
    }
  }

  void abandon() {
    more = false;
    abandoned = true;
    thread.interrupt();
  }

  private void work() {
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      long lastCase = 0;
      for (int i = 0; more; i++) {
        String key = "client-" + number + "-" + UUID.randomUUID();
        boolean comment = lastCase != 0 && i % 3 != 0;
        long id =
            comment
                ? post(client, "/api/v1/cases/" + lastCase + "/comments", comment(key), key)
                : post(client, "/api/v1/cases", newCase(key), key);
        if (id < 0) {
          return;
        }
        if (!comment) {
          lastCase = id;
        }
        acknowledged.add(new Acknowledged(comment, id, key));
        synchronized (acknowledged) {
          acknowledged.notifyAll();
        }
      }
    } catch (RuntimeException e) {
      failure = String.valueOf(e);
    }
  }

  private long post(HttpClient client, String path, String body, String key) {
    while (!abandoned) {
      try {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .timeout(Duration.ofSeconds(15))
                    .header("Authorization", "Bearer " + Tokens.of("crash-" + number, "agent"))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
          return JSON.readTree(answer.body()).path("id").asLong();
        }
        if (answer.statusCode() != 503 && answer.statusCode() != 409) {
          throw new IllegalStateException(path + " → " + answer.statusCode() + " " + answer.body());
        }
      } catch (IOException killed) {
        // Nobody knows whether it was done: the key finds out.
      } catch (InterruptedException e) {
        return -1;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return -1;
  }

  private static String newCase(String key) {
    return """
        {"subject": "%1$s", "channel": "phone",
         "requester": {"name": "Caller", "identities": [{"kind": "handle", "value": "%1$s"}]},
         "comment": {"visibility": "public", "author": "customer", "body": "first words of %1$s"}}"""
        .formatted(key);
  }

  private static String comment(String key) {
    return "{\"visibility\": \"internal\", \"body\": \"%s\"}".formatted(key);
  }
}
