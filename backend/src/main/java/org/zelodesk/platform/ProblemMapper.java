package org.zelodesk.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.Method;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Makes one kind of error answer of everything that can be thrown, by us or by the framework. */
@Singleton
class ProblemMapper {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  private static final String FORM_PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";

  private final ProblemAnswers answers;

  ProblemMapper(ProblemAnswers answers) {
    this.answers = answers;
  }

  @ServerExceptionMapper
  Response problem(Problem problem, ContainerRequestContext request) {
    return answers.of(problem, request);
  }

  @ServerExceptionMapper
  Response constraints(ConstraintViolationException e, ContainerRequestContext request) {
    return answers.of(InputProblems.of(e.getConstraintViolations()), request);
  }

  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response json(JsonProcessingException e, ContainerRequestContext request) {
    return answers.of(InputProblems.of(e), request);
  }

  @ServerExceptionMapper
  Response unauthorized(UnauthorizedException e, ContainerRequestContext request) {
    return answers.of(unauthorized(), request);
  }

  @ServerExceptionMapper
  Response unauthenticated(AuthenticationFailedException e, ContainerRequestContext request) {
    return answers.of(e.getCause() instanceof Problem problem ? problem : unauthorized(), request);
  }

  @ServerExceptionMapper
  Response forbidden(
      ForbiddenException e,
      ContainerRequestContext request,
      @Nullable SimpleResourceInfo resource) {
    return answers.of(
        e.getCause() instanceof Problem problem
            ? problem
            : Problem.forbidden("missing_permission", permissionOf(resource)),
        request);
  }

  @ServerExceptionMapper
  Response framework(WebApplicationException e, ContainerRequestContext request) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return answers.of(InputProblems.of(json), request);
    }
    if (e.getCause() instanceof Problem problem) {
      return answers.of(problem, request);
    }
    Response response = e.getResponse();
    Problem problem =
        switch (response.getStatus()) {
          case 400 -> Problem.of(400, "malformed_request");
          case 404 -> Problem.notFound();
          case 405 -> Problem.of(405, "method_not_allowed");
          case 406 -> Problem.of(406, "not_acceptable");
          case 413 -> Problem.of(413, "too_large");
          case 415 -> Problem.of(415, "unsupported_media_type");
          default -> Problem.of(response.getStatus(), "http_" + response.getStatus());
        };
    String allow = response.getHeaderString(HttpHeaders.ALLOW);
    if (allow != null) {
      problem.header(HttpHeaders.ALLOW, allow);
    }
    return answers.of(problem, request);
  }

  @ServerExceptionMapper
  Response anything(Throwable e, ContainerRequestContext request) {
    if (isBrokenForm(e)) {
      return answers.of(Problem.of(400, "malformed_request"), request);
    }
    Problem known = InputProblems.of(e);
    if (known != null) {
      if (known.status() >= 500) {
        LOG.warnf(e, "request %s: %s", RequestIds.of(request), known.code());
      }
      return answers.of(known, request);
    }
    LOG.errorf(e, "request %s failed", RequestIds.of(request));
    // The parts of a form wait in a temporary file.
    if (e instanceof IOException io && FullDisk.isReasonOf(io)) {
      return answers.of(Problem.of(507, "storage_full"), request);
    }
    return answers.of(Problem.of(500, "internal_error"), request);
  }

  /** The parser of forms has no exception of its own for a form that ends too early. */
  private static boolean isBrokenForm(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e instanceof IOException
        && trace.length > 0
        && trace[0].getClassName().startsWith(FORM_PARSER);
  }

  private static Problem unauthorized() {
    return Problem.of(401, "unauthorized").header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }

  private static String permissionOf(@Nullable SimpleResourceInfo resource) {
    if (resource == null || resource.getResourceClass() == null) {
      return "";
    }
    for (Method method : resource.getResourceClass().getMethods()) {
      if (method.getName().equals(resource.getMethodName())
          && method.isAnnotationPresent(PermissionsAllowed.class)) {
        return String.join(", ", method.getAnnotation(PermissionsAllowed.class).value());
      }
    }
    return "";
  }
}
