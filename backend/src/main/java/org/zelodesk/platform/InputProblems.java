package org.zelodesk.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Parameter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with an input, in the caller's terms. */
public final class InputProblems {

  private InputProblems() {}

  /** Values that break a rule: 422 with each of them; 400 where one is a parameter. */
  public static Problem of(Set<? extends ConstraintViolation<?>> violations) {
    List<Problem.Fault> faults =
        violations.stream()
            .map(one -> new Problem.Fault(pointer(one), rule(one), one.getMessage()))
            .toList();
    boolean parameter = faults.stream().anyMatch(one -> one.pointer().startsWith("?"));
    Problem problem = parameter ? Problem.of(400, "invalid_parameter") : Problem.of(422, "invalid");
    faults.forEach(problem::with);
    return problem;
  }

  /** What a failure means to whoever caused it; null: it is our own fault. */
  public static @Nullable Problem of(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
      if (cause instanceof ConstraintViolationException violations) {
        return of(violations.getConstraintViolations());
      }
      if (cause instanceof SQLException sql) {
        Problem known = SqlProblems.of(sql);
        if (known != null) {
          return known;
        }
      }
    }
    return null;
  }

  /** Text that is no JSON, or JSON of another shape. */
  public static Problem of(JsonProcessingException e) {
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
