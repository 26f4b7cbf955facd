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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * An unknown query parameter is 400, never ignored: a misspelt filter must not look like an answer.
 * So is one given twice.
 */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
class UnknownParameters implements ContainerRequestFilter {

  private final SimpleResourceInfo resource;
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  UnknownParameters(SimpleResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty() || resource.getResourceClass() == null) {
      return;
    }
    Set<String> names =
        known.computeIfAbsent(
            resource.getResourceClass().getName() + "#" + resource.getMethodName(),
            key -> parametersOf(resource.getResourceClass(), resource.getMethodName()));
    given.forEach(
        (name, values) -> {
          if (!names.contains(name)) {
            throw Problem.of(400, "unknown_parameter", name)
                .with(
                    new Problem.Fault(
                        "?" + name,
                        "unknown_parameter",
                        names.stream().sorted().collect(Collectors.joining(", "))));
          }
          if (values.size() > 1) {
            throw Problem.of(400, "invalid_parameter")
                .with(new Problem.Fault("?" + name, "given_twice"));
          }
        });
  }

  private static Set<String> parametersOf(Class<?> type, String methodName) {
    Set<String> names = new HashSet<>();
    for (Method method : type.getMethods()) {
      if (!method.getName().equals(methodName)) {
        continue;
      }
      for (Parameter parameter : method.getParameters()) {
        QueryParam direct = parameter.getAnnotation(QueryParam.class);
        if (direct != null) {
          names.add(direct.value());
        }
        for (Class<?> bean = parameter.getType();
            bean != null && bean != Object.class;
            bean = bean.getSuperclass()) {
          for (Field field : bean.getDeclaredFields()) {
            QueryParam inBean = field.getAnnotation(QueryParam.class);
            if (inBean != null) {
              names.add(inBean.value());
            }
          }
        }
      }
    }
    return names;
  }
}
