package org.zelodesk.bench;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A server on this machine, over kept-alive HTTP/1.1 connections. One event loop drives all of
 * them.
 */
final class HttpTarget implements Target {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** One answer as a whole, for comparing. */
  record Answer(int status, List<String> headers, String body) {}

  private final Vertx vertx;
  private final Server server;
  private final Asks asks;
  private final String token;
  private final SplittableRandom seeds;

  /**
   * @param seed of what is asked: another one for each target and run, so that none finds in the
   *     database's memory, or in the rows, what the one before it has read or written
   */
  HttpTarget(Vertx vertx, Server server, Asks asks, String token, long seed) {
    this.seeds = new SplittableRandom(seed);
    this.vertx = vertx;
    this.server = server;
    this.asks = asks;
    this.token = token;
  }

  @Override
  public Sample run(List<Operation> mix, int connections, Duration duration) {
    long before = server.processorNanos();
    Sample sample =
        await(
            new Round(mix, connections, duration.toNanos(), Long.MAX_VALUE).start(),
            duration.plus(PATIENCE));
    return sample.withProcessor(server.processorNanos() - before);
  }

  @Override
  public void repeat(Operation operation, int times) {
    Sample sample =
        await(new Round(List.of(operation), 1, Long.MAX_VALUE / 4, times).start(), PATIENCE);
    if (sample.error() != null) {
      throw new BenchProblem("An answer was no success: " + sample.error());
    }
  }

  /** Asks once and gives the answer as it came. */
  Answer ask(Ask ask) {
    HttpClient client = vertx.createHttpClient();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    send(client, ask)
        .compose(
            response ->
                response
                    .body()
                    .map(
                        body ->
                            new Answer(
                                response.statusCode(),
                                response.headers().names().stream()
                                    .sorted(String.CASE_INSENSITIVE_ORDER)
                                    .toList(),
                                body.toString())))
        .onSuccess(answer::complete)
        .onFailure(answer::completeExceptionally);
    try {
      return await(answer, PATIENCE);
    } finally {
      client.close();
    }
  }

  private Future<HttpClientResponse> send(HttpClient client, Ask ask) {
    HttpMethod method = ask.body() == null ? HttpMethod.GET : HttpMethod.POST;
    return client
        .request(method, server.port(), "127.0.0.1", ask.target())
        .compose(
            (HttpClientRequest request) -> {
              request
                  .putHeader("Authorization", "Bearer " + token)
                  .putHeader("Accept", "application/json");
              return ask.body() == null
                  ? request.send()
                  : request
                      .putHeader("Content-Type", "application/json")
                      .send(Buffer.buffer(ask.body()));
            });
  }

  private static <T> T await(CompletableFuture<T> future, Duration patience) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new BenchProblem(
          "A connection got no answer for " + PATIENCE.toSeconds() + " s: a stall.", e);
    } catch (ExecutionException e) {
      throw new BenchProblem("A request failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchProblem("Interrupted.", e);
    }
  }

  /** The state of one round; touched by its event loop only. */
  private final class Round {

    private final List<Operation> mix;
    private final long duration;
    private final HttpClient client;
    private final CompletableFuture<Sample> done = new CompletableFuture<>();
    private final Histogram latencies = Sample.histogram();
    private final SplittableRandom random = seeds.split();
    private final int connections;
    private long left;
    private long begin;
    private long lastAnswer;
    private long longestGap;
    private long answers;
    private long errors;
    private @Nullable String error;
    private int busy;

    Round(List<Operation> mix, int connections, long duration, long most) {
      this.mix = mix;
      this.connections = connections;
      this.duration = duration;
      this.left = most;
      this.client =
          vertx.createHttpClient(
              new HttpClientOptions().setMaxPoolSize(connections).setKeepAlive(true));
    }

    CompletableFuture<Sample> start() {
      Context loop = vertx.getOrCreateContext();
      loop.runOnContext(
          unused -> {
            begin = System.nanoTime();
            lastAnswer = begin;
            for (int i = 0; i < connections; i++) {
              next();
            }
          });
      return done;
    }

    private void next() {
      if (left-- <= 0 || System.nanoTime() - begin >= duration) {
        if (busy == 0) {
          finish();
        }
        return;
      }
      Ask ask = asks.next(mix.get(random.nextInt(mix.size())), random);
      busy++;
      long asked = System.nanoTime();
      send(client, ask)
          .compose(response -> response.body().map(body -> problem(response, body)))
          .onComplete(answer -> answered(ask, asked, answer));
    }

    private void answered(Ask ask, long asked, AsyncResult<String> answer) {
      long now = System.nanoTime();
      busy--;
      answers++;
      latencies.recordValue(Math.min(59_000_000, (now - asked) / 1000));
      longestGap = Math.max(longestGap, now - lastAnswer);
      lastAnswer = now;
      String problem = answer.failed() ? answer.cause().toString() : answer.result();
      if (!problem.isEmpty()) {
        errors++;
        error = error == null ? ask.operation() + " " + ask.target() + ": " + problem : error;
      }
      next();
    }

    private void finish() {
      if (!done.isDone()) {
        client.close();
        done.complete(
            new Sample(answers, lastAnswer - begin, latencies, longestGap, 0, errors, error));
      }
    }
  }

  /** Empty for a success. */
  private static String problem(HttpClientResponse response, Buffer body) {
    return response.statusCode() < 300 ? "" : response.statusCode() + " " + body;
  }
}
