package org.zelodesk.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The least that these answers can cost on this platform: the backend's HTTP server and pool,
 * virtual threads, its statements by plain JDBC, its bytes by a streaming writer. No tokens, no
 * rules, no checks. A program of its own, so that it is started as the backend is.
 */
final class BareEndpoint {

  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper TREES = new ObjectMapper();
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String[] PRIORITIES = {"low", "normal", "high", "urgent"};
  private static final String[] ALLOWED = {
    "comment_internal", "comment_public", "change", "merge", "share", "redact"
  };

  /** What an answer is made of. */
  private record Answer(
      int status,
      byte[] body,
      @Nullable String etag,
      @Nullable String location,
      @Nullable String next) {}

  private final AgroalDataSource database;
  private final Statements statements;
  private final Reader reader;
  private final String fingerprint;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  private BareEndpoint(AgroalDataSource database, Reader reader, String fingerprint) {
    this.database = database;
    this.statements = new Statements(reader);
    this.reader = reader;
    this.fingerprint = fingerprint;
  }

  /** Its settings come from the environment, as the backend's do. */
  static final class Settings {
    static final String PORT = "BARE_PORT";
    static final String URL = "BARE_JDBC_URL";
    static final String USER = "BARE_USER";
    static final String PASSWORD = "BARE_PASSWORD";
    static final String POOL = "BARE_POOL";
    static final String READER = "BARE_READER";
    static final String FINGERPRINT = "BARE_FINGERPRINT";

    private Settings() {}
  }

  public static void main(String[] arguments) throws SQLException, IOException {
    var pool =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                c ->
                    c.maxSize(Integer.parseInt(setting(Settings.POOL)))
                        .minSize(4)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .connectionFactoryConfiguration(
                            f ->
                                f.jdbcUrl(setting(Settings.URL))
                                    .principal(new NamePrincipal(setting(Settings.USER)))
                                    .credential(new SimplePassword(setting(Settings.PASSWORD)))));
    Reader reader = TREES.readValue(setting(Settings.READER), Reader.class);
    var bare = new BareEndpoint(AgroalDataSource.from(pool), reader, setting(Settings.FINGERPRINT));
    Vertx.vertx()
        .createHttpServer()
        .requestHandler(bare::handle)
        .listen(Integer.parseInt(setting(Settings.PORT)), "127.0.0.1")
        .onFailure(
            problem -> {
              problem.printStackTrace();
              System.exit(1);
            });
  }

  private static String setting(String name) {
    return System.getenv().getOrDefault(name, "");
  }

  private void handle(HttpServerRequest request) {
    if (request.method() == HttpMethod.POST) {
      request.body().onSuccess(body -> threads.execute(() -> answer(request, body)));
    } else {
      threads.execute(() -> answer(request, Buffer.buffer()));
    }
  }

  private void answer(HttpServerRequest request, Buffer body) {
    HttpServerResponse response = request.response();
    try {
      Answer answer = answerOf(request, body);
      response
          .setStatusCode(answer.status)
          .putHeader("Content-Type", "application/json;charset=UTF-8")
          .putHeader("X-Request-Id", "00000000-0000-0000-0000-000000000000")
          .putHeader("X-Content-Type-Options", "nosniff")
          .putHeader("Referrer-Policy", "no-referrer")
          .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
          .putHeader("Cache-Control", "private, no-store");
      if (answer.etag != null) {
        response.putHeader("ETag", answer.etag);
      }
      if (answer.location != null) {
        response.putHeader("Location", answer.location);
      }
      if (answer.next != null) {
        response.putHeader(
            "Link", "<" + request.path() + "?cursor=" + answer.next + ">; rel=\"next\"");
      }
      response.end(Buffer.buffer(answer.body));
    } catch (SQLException | IOException | RuntimeException e) {
      response.setStatusCode(500).end(e.toString());
    }
  }

  private Answer answerOf(HttpServerRequest request, Buffer body) throws SQLException, IOException {
    String path = request.path();
    if (path.equals("/ready")) {
      return new Answer(200, new byte[0], null, null, null);
    }
    String[] parts = path.split("/", -1);
    boolean posts = request.method() == HttpMethod.POST;
    try (Connection connection = database.getConnection()) {
      if (parts.length == 4) {
        return posts ? open(connection, body) : list(connection, request.getParam("cursor"));
      }
      long id = Long.parseLong(parts[4]);
      return posts
          ? reply(connection, id, body)
          : statements.read(connection, id, BareEndpoint::readAnswer);
    }
  }

  private Answer list(Connection connection, @Nullable String cursor) throws SQLException {
    return statements.list(
        connection, cursor == null ? null : Cursor.parse(cursor), this::listAnswer);
  }

  private Answer listAnswer(ResultSet rows) throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(32_768);
    try (JsonGenerator json = json(bytes)) {
      json.writeStartObject();
      json.writeArrayFieldStart("data");
      int count = 0;
      Instant lastAt = Instant.EPOCH;
      long lastId = 0;
      boolean more = false;
      while (rows.next()) {
        if (count == Statements.PAGE) {
          more = true;
          break;
        }
        count++;
        lastAt = rows.getTimestamp("updated_at").toInstant();
        lastId = rows.getLong("id");
        row(json, rows, lastAt);
      }
      json.writeEndArray();
      String next = more ? new Cursor(fingerprint, lastAt, lastId).text() : null;
      json.writeObjectFieldStart("page");
      json.writeStringField("nextCursor", next);
      json.writeBooleanField("hasMore", more);
      json.writeEndObject();
      json.writeEndObject();
      json.flush();
      return new Answer(200, bytes.toByteArray(), null, null, next);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private static void row(JsonGenerator json, ResultSet row, Instant updatedAt)
      throws IOException, SQLException {
    json.writeStartObject();
    json.writeNumberField("id", row.getLong("id"));
    json.writeNumberField("version", row.getLong("version"));
    json.writeStringField("subject", row.getString("subject"));
    json.writeStringField("preview", row.getString("preview"));
    json.writeStringField("status", row.getString("status"));
    json.writeStringField("category", row.getString("category"));
    number(json, "topicId", row, "topic_id");
    json.writeStringField("priority", PRIORITIES[row.getInt("priority")]);
    json.writeStringField("channel", row.getString("channel"));
    json.writeStringField("language", row.getString("language"));
    json.writeNumberField("requesterId", row.getLong("requester_id"));
    number(json, "organizationId", row, "organization_id");
    number(json, "teamId", row, "team_id");
    number(json, "assigneeId", row, "assignee_id");
    json.writeBooleanField("confidential", row.getBoolean("confidential"));
    json.writeNumberField("escalationLevel", row.getInt("escalation_level"));
    strings(json, "tags", (String[]) row.getArray("tags").getArray());
    json.writeNumberField("commentCount", row.getInt("comment_count"));
    json.writeStringField("lastAuthorKind", row.getString("last_author_kind"));
    instant(json, "receivedAt", row, "received_at");
    instant(json, "createdAt", row, "created_at");
    json.writeStringField("updatedAt", RFC_3339.format(updatedAt));
    instant(json, "solvedAt", row, "solved_at");
    promise(json, row);
    json.writeStringField("discardedAs", row.getString("discarded_as"));
    json.writeEndObject();
  }

  private static Answer readAnswer(ResultSet row) throws SQLException {
    if (!row.next()) {
      return new Answer(404, new byte[0], null, null, null);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = json(bytes)) {
      json.writeStartObject();
      json.writeNumberField("id", row.getLong("id"));
      json.writeNumberField("version", row.getLong("version"));
      json.writeStringField("subject", row.getString("subject"));
      json.writeStringField("status", row.getString("status"));
      json.writeStringField("category", row.getString("category"));
      number(json, "topicId", row, "topic_id");
      json.writeStringField("priority", PRIORITIES[row.getInt("priority")]);
      json.writeStringField("channel", row.getString("channel"));
      json.writeStringField("language", row.getString("language"));
      json.writeNumberField("requesterId", row.getLong("requester_id"));
      number(json, "organizationId", row, "organization_id");
      number(json, "teamId", row, "team_id");
      number(json, "assigneeId", row, "assignee_id");
      json.writeBooleanField("confidential", row.getBoolean("confidential"));
      json.writeNumberField("escalationLevel", row.getInt("escalation_level"));
      strings(json, "tags", (String[]) row.getArray("tags").getArray());
      json.writeFieldName("customFields");
      json.writeRawValue(row.getString("custom_fields"));
      json.writeArrayFieldStart("watcherIds");
      for (Long id : (Long[]) row.getArray("watcher_ids").getArray()) {
        json.writeNumber(id);
      }
      json.writeEndArray();
      json.writeStringField("source", row.getString("source"));
      json.writeStringField("externalId", row.getString("external_id"));
      instant(json, "receivedAt", row, "received_at");
      instant(json, "createdAt", row, "created_at");
      instant(json, "updatedAt", row, "updated_at");
      instant(json, "solvedAt", row, "solved_at");
      instant(json, "closedAt", row, "closed_at");
      promise(json, row);
      json.writeNumberField("commentCount", row.getInt("comment_count"));
      number(json, "lastCommentId", row, "last_comment_id");
      number(json, "mergedIntoId", row, "merged_into_id");
      number(json, "splitFromId", row, "split_from_id");
      json.writeStringField("discardedAs", row.getString("discarded_as"));
      strings(json, "allowed", ALLOWED);
      json.writeEndObject();
      json.flush();
      return new Answer(
          200, bytes.toByteArray(), "\"v" + row.getLong("version") + "\"", null, null);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private Answer open(Connection connection, Buffer body) throws SQLException, IOException {
    JsonNode wanted = TREES.readTree(body.getBytes());
    List<String> tags = new ArrayList<>();
    wanted.get("tags").forEach(tag -> tags.add(tag.textValue()));
    var opening =
        new Statements.Opening(
            wanted.get("subject").textValue(),
            wanted.get("channel").textValue(),
            wanted.get("priority").textValue(),
            wanted.get("category").textValue(),
            wanted.get("language").textValue(),
            wanted.get("teamId").longValue(),
            tags,
            wanted.get("requester").get("identities").get(0).get("value").textValue(),
            wanted.get("comment").get("body").textValue());
    Statements.Opened opened = statements.open(connection, opening, now());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = json(bytes)) {
      String at = RFC_3339.format(opened.at());
      json.writeStartObject();
      json.writeNumberField("id", opened.id());
      json.writeNumberField("version", 2);
      json.writeStringField("subject", opening.subject());
      json.writeStringField("status", "new");
      json.writeStringField("category", opening.category());
      json.writeNullField("topicId");
      json.writeStringField("priority", opening.priority());
      json.writeStringField("channel", opening.channel());
      json.writeStringField("language", opening.language());
      json.writeNumberField("requesterId", opened.requesterId());
      json.writeNullField("organizationId");
      json.writeNumberField("teamId", opening.teamId());
      json.writeNullField("assigneeId");
      json.writeBooleanField("confidential", false);
      json.writeNumberField("escalationLevel", 0);
      strings(json, "tags", opening.tags().toArray(String[]::new));
      json.writeObjectFieldStart("customFields");
      json.writeEndObject();
      json.writeArrayFieldStart("watcherIds");
      json.writeEndArray();
      json.writeNullField("source");
      json.writeNullField("externalId");
      json.writeStringField("receivedAt", at);
      json.writeStringField("createdAt", at);
      json.writeStringField("updatedAt", at);
      json.writeNullField("solvedAt");
      json.writeNullField("closedAt");
      json.writeNullField("slaState");
      json.writeNullField("nextDueAt");
      json.writeNullField("nextDueMetric");
      json.writeNumberField("commentCount", 1);
      json.writeNumberField("lastCommentId", opened.commentId());
      json.writeNullField("mergedIntoId");
      json.writeNullField("splitFromId");
      json.writeNullField("discardedAs");
      strings(json, "allowed", ALLOWED);
      json.writeEndObject();
    }
    return new Answer(201, bytes.toByteArray(), "\"v2\"", "/api/v1/cases/" + opened.id(), null);
  }

  private Answer reply(Connection connection, long caseId, Buffer body)
      throws SQLException, IOException {
    String text = TREES.readTree(body.getBytes()).get("body").textValue();
    Statements.Written written = statements.reply(connection, caseId, text, now());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = json(bytes)) {
      String at = RFC_3339.format(written.at());
      json.writeStartObject();
      json.writeNumberField("id", written.id());
      json.writeNumberField("version", 1);
      json.writeNumberField("caseId", caseId);
      json.writeNullField("originCaseId");
      json.writeStringField("visibility", "public");
      json.writeObjectFieldStart("author");
      json.writeStringField("kind", "agent");
      json.writeNumberField("id", reader.id());
      json.writeStringField("name", reader.name());
      json.writeEndObject();
      json.writeStringField("channel", written.channel());
      json.writeStringField("body", text);
      json.writeNullField("bodyHtml");
      json.writeStringField("language", written.language());
      json.writeArrayFieldStart("attachments");
      json.writeEndArray();
      json.writeBooleanField("redacted", false);
      json.writeStringField("receivedAt", at);
      json.writeStringField("createdAt", at);
      json.writeEndObject();
    }
    return new Answer(
        201,
        bytes.toByteArray(),
        "\"v1\"",
        "/api/v1/cases/" + caseId + "/comments/" + written.id(),
        null);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static JsonGenerator json(ByteArrayOutputStream bytes) throws IOException {
    return JSON.createGenerator(bytes);
  }

  private static void number(JsonGenerator json, String field, ResultSet row, String column)
      throws IOException, SQLException {
    long value = row.getLong(column);
    if (row.wasNull()) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, value);
    }
  }

  private static void promise(JsonGenerator json, ResultSet row) throws IOException, SQLException {
    json.writeStringField("slaState", row.getString("sla_state"));
    instant(json, "nextDueAt", row, "next_due_at");
    json.writeStringField("nextDueMetric", row.getString("next_due_metric"));
  }

  private static void instant(JsonGenerator json, String field, ResultSet row, String column)
      throws IOException, SQLException {
    var value = row.getTimestamp(column);
    json.writeStringField(field, value == null ? null : RFC_3339.format(value.toInstant()));
  }

  private static void strings(JsonGenerator json, String field, String[] values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
