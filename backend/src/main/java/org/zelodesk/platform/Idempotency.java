package org.zelodesk.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Does the work of a keyed POST once, whatever is retried. See {@link Idempotent}. */
@Singleton
public class Idempotency {

  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  private static final int MAX_KEY_LENGTH = 255;

  private record Stored(byte[] hash, int status, Map<String, String> headers, byte[] body) {}

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final Clock clock;
  private final Instance<Caller> caller;

  Idempotency(AgroalDataSource database, ObjectMapper json, Clock clock, Instance<Caller> caller) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.caller = caller;
  }

  /**
   * @param key the {@code Idempotency-Key}
   * @param request everything that makes two requests the same: operation, path, body
   * @param work the operation; only a success is stored
   */
  public Response once(String key, String request, Callable<Response> work) {
    if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
      throw Problem.of(400, "invalid_parameter")
          .with(new Problem.Fault("?Idempotency-Key", "format", "1–255 characters"));
    }
    long owner = caller.get().id();
    byte[] hash = sha256(request);
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              if (!lock(owner, key)) {
                throw Problem.conflict("request_in_progress").header("Retry-After", "1");
              }
              Optional<Stored> earlier = find(owner, key);
              if (earlier.isPresent()) {
                return replay(earlier.get(), hash);
              }
              Response answer = work.call();
              return answer.getStatus() < 300 ? keep(owner, key, hash, answer) : answer;
            });
  }

  private boolean lock(long owner, String key) {
    return Sql.of("select pg_try_advisory_xact_lock(hashtextextended(?, ?))", key, owner)
        .first(database, row -> row.getBoolean(1))
        .orElse(false);
  }

  private Optional<Stored> find(long owner, String key) {
    return Sql.of(
            "select request_hash, status, headers, body from idempotency_keys where agent_id = ? and key = ? and created_at > ?",
            owner,
            key,
            clock.instant().minus(KEPT))
        .first(
            database,
            row ->
                new Stored(
                    row.getBytes(1), row.getInt(2), headers(row.getString(3)), row.getBytes(4)));
  }

  private static Response replay(Stored stored, byte[] hash) {
    if (!Arrays.equals(stored.hash(), hash)) {
      throw Problem.of(422, "idempotency_key_reused");
    }
    Response.ResponseBuilder answer =
        Response.status(stored.status()).header("Idempotency-Replayed", "true");
    stored.headers().forEach(answer::header);
    return stored.body().length == 0
        ? answer.build()
        : answer.type(MediaType.APPLICATION_JSON_TYPE).entity(stored.body()).build();
  }

  /** The answer is serialized here, once: what is stored and what is sent are the same bytes. */
  private Response keep(long owner, String key, byte[] hash, Response answer)
      throws JsonProcessingException {
    byte[] body =
        answer.getEntity() == null ? new byte[0] : json.writeValueAsBytes(answer.getEntity());
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : new String[] {HttpHeaders.LOCATION, HttpHeaders.ETAG}) {
      String value = answer.getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    Sql.of(
            "insert into idempotency_keys (agent_id, key, request_hash, status, headers, body, created_at)"
                + " values (?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (agent_id, key) do update set"
                + " request_hash = excluded.request_hash, status = excluded.status, headers = excluded.headers,"
                + " body = excluded.body, created_at = excluded.created_at",
            owner,
            key,
            hash,
            answer.getStatus(),
            json.writeValueAsString(headers),
            body,
            clock.instant())
        .execute(database);
    return body.length == 0
        ? answer
        : Response.fromResponse(answer).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }

  private Map<String, String> headers(String stored) {
    try {
      return json.readValue(stored, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
