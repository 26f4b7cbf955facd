package org.zelodesk.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
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
    Problem problem = Problem.of(422, "invalid");
    boolean parameter = false;
    for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
      String pointer = pointer(violation);
      parameter |= pointer.startsWith("?");
      problem.with(new Problem.Fault(pointer, rule(violation), violation.getMessage()));
    }
    return answers.of(parameter ? asBadRequest(problem) : problem, request);
  }

  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response json(JsonProcessingException e, ContainerRequestContext request) {
    return answers.of(jsonProblem(e), request);
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
      return answers.of(jsonProblem(json), request);
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
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return answers.of(problem, request);
      }
      if (cause instanceof ConstraintViolationException violations) {
        return constraints(violations, request);
      }
      if (cause instanceof SQLException sql) {
        Problem known = SqlProblems.of(sql);
        if (known != null) {
          if (known.status() >= 500) {
            LOG.warnf(e, "request %s: %s", RequestIds.of(request), sql.getMessage());
          }
          return answers.of(known, request);
        }
      }
    }
    LOG.errorf(e, "request %s failed", RequestIds.of(request));
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

  private static Problem asBadRequest(Problem invalid) {
    Problem bad = Problem.of(400, "invalid_parameter");
    invalid.faults().forEach(bad::with);
    return bad;
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

  private static Problem jsonProblem(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return Problem.of(400, "unknown_property")
          .with(new Problem.Fault(pointer(unknown), "unknown_property", unknown.getPropertyName()));
    }
    if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return Problem.invalid(
          pointer(format), "not_one_of", EnumValues.joined(format.getTargetType()));
    }
    if (e instanceof JsonMappingException mapping) {
      if (mapping.getCause() instanceof Problem problem) {
        return problem;
      }
      if (mapping.getPath().isEmpty() && mapping.getCause() instanceof JsonProcessingException) {
        return Problem.of(400, "malformed_json");
      }
      if (mapping instanceof MismatchedInputException || !mapping.getPath().isEmpty()) {
        return Problem.invalid(pointer(mapping), "wrong_type");
      }
    }
    return Problem.of(400, "malformed_json");
  }

  private static String pointer(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      pointer
          .append('/')
          .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    return pointer.isEmpty() ? "/" : pointer.toString();
  }

  /**
   * The path of a violation starts with the method and its argument; what follows is the place in
   * the body.
   */
  private static String pointer(ConstraintViolation<?> violation) {
    StringBuilder body = new StringBuilder();
    String argument = "";
    int depth = 0;
    List<Class<?>> types = List.of();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.METHOD) {
        types = node.as(Path.MethodNode.class).getParameterTypes();
        argument = node.getName();
        continue;
      }
      if (node.getKind() == ElementKind.PARAMETER) {
        argument =
            parameterName(
                violation, argument, types, node.as(Path.ParameterNode.class).getParameterIndex());
        continue;
      }
      if (node.getIndex() != null) {
        body.append('/').append(node.getIndex());
      }
      if (node.getKey() != null) {
        Object key = node.getKey();
        body.append('/').append(key instanceof Enum<?> word ? EnumValues.wire(word) : key);
      }
      if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
        body.append('/').append(node.getName());
      }
      depth++;
    }
    return depth == 0 ? argument : body.toString();
  }

  /** A parameter of the request as {@code ?name}; the body is {@code /}. */
  private static String parameterName(
      ConstraintViolation<?> violation, String methodName, List<Class<?>> types, int index) {
    try {
      // The bean is a subclass that the container made, and parameters' annotations do not pass on.
      Class<?> declaring = violation.getRootBeanClass();
      while (declaring.isSynthetic() || declaring.getName().endsWith("_Subclass")) {
        declaring = declaring.getSuperclass();
      }
      Parameter parameter =
          declaring.getMethod(methodName, types.toArray(Class<?>[]::new)).getParameters()[index];
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      HeaderParam header = parameter.getAnnotation(HeaderParam.class);
      PathParam path = parameter.getAnnotation(PathParam.class);
      if (query != null) {
        return "?" + query.value();
      }
      if (header != null) {
        return "?" + header.value();
      }
      return path != null ? "?" + path.value() : "/";
    } catch (NoSuchMethodException e) {
      return "/";
    }
  }

  private static String rule(ConstraintViolation<?> violation) {
    String annotation =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return switch (annotation) {
      case "NotNull", "NotBlank", "NotEmpty" -> "required";
      case "Size", "Length" -> "length";
      case "Min", "Max", "DecimalMin", "DecimalMax", "Positive", "PositiveOrZero", "Range" ->
          "range";
      case "Pattern", "Email" -> "format";
      default -> annotation.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    };
  }
}
