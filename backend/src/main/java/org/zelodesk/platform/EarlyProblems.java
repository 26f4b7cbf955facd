package org.zelodesk.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The refusals that no resource ever sees: a body announced as too large, a path outside the API.
 */
@Singleton
class EarlyProblems {

  /** Before Quarkus' own check of the length, which answers without a body. */
  private static final int FIRST = Integer.MIN_VALUE;

  private final ProblemAnswers answers;
  private final Messages messages;
  private final ObjectMapper json;
  private final long maxBodySize;

  EarlyProblems(
      ProblemAnswers answers,
      Messages messages,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
    this.answers = answers;
    this.messages = messages;
    this.json = json;
    this.maxBodySize = maxBodySize.asLongValue();
  }

  void route(@Observes Router router) {
    router.route().order(FIRST).handler(this::checkLength);
    router.errorHandler(404, context -> send(context, Problem.notFound()));
  }

  private void checkLength(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && isTooLarge(length)) {
      // The body is not read, so nothing else can be asked over this connection.
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      context.response().endHandler(done -> context.request().connection().close());
      send(context, Problem.of(413, "too_large"));
    } else {
      context.next();
    }
  }

  private boolean isTooLarge(String length) {
    try {
      return Long.parseLong(length) > maxBodySize;
    } catch (NumberFormatException notOurs) {
      return false;
    }
  }

  private void send(RoutingContext context, Problem problem) {
    Locale locale = messages.negotiate(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    String id = RequestIds.choose(context.request().getHeader(RequestIds.HEADER));
    try {
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.MEDIA_TYPE)
          .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
          .putHeader(RequestIds.HEADER, id)
          .putHeader("X-Content-Type-Options", "nosniff")
          .end(json.writeValueAsString(answers.body(problem, locale, id)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
