package org.zelodesk.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link Idempotency} around a resource's method; runs after the method's arguments are
 * validated.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 900)
class IdempotentInterceptor {

  private final Idempotency idempotency;
  private final HttpHeaders headers;
  private final ObjectMapper json;

  IdempotentInterceptor(Idempotency idempotency, HttpHeaders headers, ObjectMapper json) {
    this.idempotency = idempotency;
    this.headers = headers;
    this.json = json;
  }

  @AroundInvoke
  @Nullable Object once(InvocationContext invocation) throws Exception {
    List<String> keys = headers.getRequestHeader("Idempotency-Key");
    if (keys == null || keys.isEmpty()) {
      return invocation.proceed();
    }
    String request =
        invocation.getMethod().getName() + json.writeValueAsString(invocation.getParameters());
    return idempotency.once(keys.getFirst(), request, () -> (Response) invocation.proceed());
  }
}
