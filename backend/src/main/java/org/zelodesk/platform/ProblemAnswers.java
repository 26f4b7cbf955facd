package org.zelodesk.platform;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Writes a {@link Problem} as an answer in the reader's language. */
@Singleton
public class ProblemAnswers {

  static final String MEDIA_TYPE = "application/problem+json";

  private final Messages messages;

  ProblemAnswers(Messages messages) {
    this.messages = messages;
  }

  Response of(Problem problem, ContainerRequestContext request) {
    Locale locale = messages.negotiate(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(MEDIA_TYPE)
            .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
            .entity(body(problem, locale, RequestIds.of(request)));
    problem.headers().forEach(answer::header);
    return answer.build();
  }

  /** The body of such an answer, for where it is a part of another one. */
  public ProblemBody body(Problem problem, Locale locale, String requestId) {
    List<ProblemBody.Fault> faults =
        problem.faults().stream()
            .map(
                fault ->
                    new ProblemBody.Fault(fault.pointer(), fault.code(), sentence(locale, fault)))
            .toList();
    String code = problem.code();
    return new ProblemBody(
        "/docs/problems#" + code,
        messages.get(locale, "title." + problem.status()),
        problem.status(),
        messages.get(locale, code, problem.args()),
        code,
        requestId,
        faults,
        problem.extras());
  }

  /** Rules of Bean Validation bring their sentence along, already in the reader's language. */
  private String sentence(Locale locale, Problem.Fault fault) {
    String key = "rule." + fault.code();
    return messages.has(locale, key) || fault.args().length == 0
        ? messages.get(locale, key, fault.args())
        : String.valueOf(fault.args()[0]);
  }
}
