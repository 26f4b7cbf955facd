package org.zelodesk.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds every request that a test sends to the contract: an answer with an undocumented status,
 * media type, header or body fails the test, and so does a request that was accepted although the
 * contract forbids it. Requests that are refused may be as wrong as they like.
 */
public final class ContractFilter implements Filter, QuarkusTestBeforeEachCallback {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static @Nullable Contract contract;

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (RestAssured.filters().stream().noneMatch(ContractFilter.class::isInstance)) {
      RestAssured.filters(this);
    }
  }

  /** The contract of the application under test. */
  public static synchronized Contract contract() {
    if (contract == null) {
      contract = new Contract(ApiDocument.json());
    }
    return contract;
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expectations,
      FilterContext context) {
    Response answer = context.next(request, expectations);
    String path = URI.create(request.getURI()).getRawPath();
    if (path.startsWith("/api/v1/") && !path.equals("/api/v1/openapi")) {
      List<String> faults = new ArrayList<>();
      check(request, path, answer, faults);
      if (!faults.isEmpty()) {
        throw new AssertionError(
            "Not as the contract says: "
                + request.getMethod()
                + " "
                + request.getURI()
                + " → "
                + answer.statusCode()
                + "\n  "
                + String.join("\n  ", faults)
                + "\n"
                + answer.asString());
      }
    }
    return answer;
  }

  private static void check(
      FilterableRequestSpecification request, String path, Response answer, List<String> faults) {
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    Contract.Operation operation = contract().operation(method, path).orElse(null);
    if (operation == null) {
      boolean options = request.getMethod().equals("OPTIONS") && answer.statusCode() < 300;
      if (!options && answer.statusCode() != 404 && answer.statusCode() != 405) {
        faults.add("there is no such operation, so only 404 and 405 may be answered");
      }
      return;
    }
    String mediaType = bare(answer.contentType());
    boolean bodiless = answer.asByteArray().length == 0;
    if (answer.statusCode() == 405 || request.getMethod().equals("HEAD")) {
      return;
    }
    JsonNode body = bodiless || !mediaType.endsWith("json") ? null : parse(answer.asString());
    faults.addAll(operation.answerFaults(answer.statusCode(), bodiless ? "" : mediaType, body));
    if (answer.statusCode() < 300) {
      for (String header : operation.headersOf(answer.statusCode())) {
        if (Contract.ALWAYS.contains(header) && answer.header(header) == null) {
          faults.add("the header " + header + " is missing");
        }
      }
      request
          .getQueryParams()
          .keySet()
          .forEach(
              name -> {
                if (!operation.takes(name)) {
                  faults.add("undocumented query parameter " + name + " was accepted");
                }
              });
      Object sent = request.getBody();
      if (sent instanceof String text && bare(request.getContentType()).endsWith("json")) {
        operation
            .bodyFaults(bare(request.getContentType()), parse(text))
            .forEach(fault -> faults.add("accepted, but the contract forbids the body: " + fault));
      }
    }
  }

  private static String bare(@Nullable String contentType) {
    return contentType == null ? "" : contentType.split(";", 2)[0].strip();
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }
}
