package org.zelodesk.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong, in the caller's terms: becomes an RFC 9457 answer. The {@code code} is stable
 * and English; the text for people comes from the message catalogue {@code problems} under the same
 * code, in the reader's language.
 */
public final class Problem extends RuntimeException {

  /**
   * One fault in the request: where (a JSON pointer into the body, or {@code ?name} for a
   * parameter), which rule, its arguments.
   */
  public record Fault(String pointer, String code, Object... args) {}

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final transient Object[] args;
  private final transient List<Fault> faults = new ArrayList<>();
  private final transient Map<String, Object> extras = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  private Problem(int status, String code, Object... args) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.args = args;
  }

  public static Problem of(int status, String code, Object... args) {
    return new Problem(status, code, args);
  }

  /** 404: does not exist, or the reader may not know that it exists. Both look the same. */
  public static Problem notFound() {
    return of(404, "not_found");
  }

  /** 403: the thing is visible to the reader, this verb on it is not theirs. */
  public static Problem forbidden(String code, Object... args) {
    return of(403, code, args);
  }

  /** 422: well-formed, but a rule says no. */
  public static Problem invalid(String pointer, String rule, Object... args) {
    return of(422, "invalid").with(new Fault(pointer, rule, args));
  }

  /** 409: the state of the thing does not allow it now. */
  public static Problem conflict(String code, Object... args) {
    return of(409, code, args);
  }

  public Problem with(Fault fault) {
    faults.add(fault);
    return this;
  }

  /** The same, for an input that is a part of a larger one. @param place its JSON pointer */
  public Problem below(String place) {
    faults.replaceAll(
        one ->
            one.pointer().startsWith("/")
                ? new Fault(
                    place + (one.pointer().equals("/") ? "" : one.pointer()),
                    one.code(),
                    one.args())
                : one);
    return this;
  }

  /** The same, for an input that stands somewhere else. @param place its JSON pointer */
  public Problem at(String place) {
    faults.replaceAll(one -> new Fault(place, one.code(), one.args()));
    return this;
  }

  /** An extra member of the answer; values are serialized as they are. */
  public Problem with(String member, Object value) {
    extras.put(member, value);
    return this;
  }

  public Problem header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  Object[] args() {
    return args;
  }

  public List<Fault> faults() {
    return faults;
  }

  public Map<String, Object> extras() {
    return extras;
  }

  Map<String, String> headers() {
    return headers;
  }
}
