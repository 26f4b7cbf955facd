package org.zelodesk.platform;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * An unknown query parameter is 400, never ignored: a misspelt filter must not look like an answer.
 * So is one given twice, or a word where a number belongs.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
class UnknownParameters implements ContainerRequestFilter {

  private final SimpleResourceInfo resource;
  private final Map<String, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

  UnknownParameters(SimpleResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty() || resource.getResourceClass() == null) {
      return;
    }
    Map<String, Class<?>> types =
        known.computeIfAbsent(
            resource.getResourceClass().getName() + "#" + resource.getMethodName(),
            key -> parametersOf(resource.getResourceClass(), resource.getMethodName()));
    given.forEach(
        (name, values) -> {
          Class<?> type = types.get(name);
          if (type == null) {
            throw Problem.of(400, "unknown_parameter", name)
                .with(
                    new Problem.Fault(
                        "?" + name,
                        "unknown_parameter",
                        types.keySet().stream().sorted().collect(Collectors.joining(", "))));
          }
          if (values.size() > 1) {
            throw Problem.of(400, "invalid_parameter")
                .with(new Problem.Fault("?" + name, "given_twice"));
          }
          if (!fits(type, values.getFirst())) {
            throw Problem.of(400, "invalid_parameter")
                .with(new Problem.Fault("?" + name, "wrong_type"));
          }
        });
  }

  /**
   * The framework answers 404 to a number that is none, and takes every word but true for false.
   */
  private static boolean fits(Class<?> type, String value) {
    if (value.indexOf('\0') >= 0) {
      return false;
    }
    try {
      if (type == int.class || type == Integer.class) {
        Integer.parseInt(value);
      } else if (type == long.class || type == Long.class) {
        Long.parseLong(value);
      } else if (type == boolean.class || type == Boolean.class) {
        return value.equals("true") || value.equals("false");
      }
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Map<String, Class<?>> parametersOf(Class<?> type, String methodName) {
    Map<String, Class<?>> types = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (!method.getName().equals(methodName)) {
        continue;
      }
      for (Parameter parameter : method.getParameters()) {
        QueryParam direct = parameter.getAnnotation(QueryParam.class);
        if (direct != null) {
          types.put(direct.value(), parameter.getType());
        }
        for (Class<?> bean = parameter.getType();
            bean != null && bean != Object.class;
            bean = bean.getSuperclass()) {
          for (Field field : bean.getDeclaredFields()) {
            QueryParam inBean = field.getAnnotation(QueryParam.class);
            if (inBean != null) {
              types.put(inBean.value(), field.getType());
            }
          }
        }
      }
    }
    return types;
  }
}
