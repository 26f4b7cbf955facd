package org.zelodesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads a stream line by line on a thread of its own. */
public final class Listener implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> heard = new ArrayList<>();
  private final Thread reader;

  public Listener(HttpRequest request) throws Exception {
    HttpResponse<java.util.stream.Stream<String>> answer =
        client.send(request, HttpResponse.BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    answer.body().forEach(lines::add);
                  } catch (java.io.UncheckedIOException closed) {
                    lines.add(": cut");
                  }
                });
  }

  public String await(String part) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(line).as("a line with %s after %s", part, heard).isNotNull();
      heard.add(line);
      if (line.contains(part)) {
        return line;
      }
    }
  }

  public String idBefore(String data) {
    for (int i = heard.indexOf(data); i >= 0; i--) {
      if (heard.get(i).startsWith("id:")) {
        return heard.get(i).substring(3).strip();
      }
    }
    throw new AssertionError("no id before " + data);
  }

  public List<String> heard() {
    return heard;
  }

  public boolean ended(int seconds) throws InterruptedException {
    return reader.join(java.time.Duration.ofSeconds(seconds));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
