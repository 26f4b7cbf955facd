package org.zelodesk.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** RFC 9457 problem details, as every error answer of the API carries them. */
@Schema(
    name = "Problem",
    description =
        "What went wrong (RFC 9457). `code` is stable; `title` and `detail` follow Accept-Language. Some codes add members of their own.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "requestId", "errors"})
public record ProblemBody(
    @Schema(
            required = true,
            description = "Page of the documentation on this code.",
            examples = "/docs/problems#not_found")
        String type,
    @Schema(required = true) String title,
    @Schema(required = true, minimum = "400", maximum = "599") int status,
    @Schema(required = true) String detail,
    @Schema(required = true, description = "Stable, English, lower_snake.", examples = "not_found")
        String code,
    @Schema(required = true, description = "Names this request in the logs.") String requestId,
    @Schema(description = "The faults found, one each.") List<Fault> errors,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extras) {

  /**
   * One fault: where it is (JSON pointer into the body, or `?name` for a parameter), which rule,
   * and a sentence.
   */
  @Schema(name = "ProblemFault")
  public record Fault(
      @Schema(required = true, examples = "/subject") String pointer,
      @Schema(required = true, examples = "required") String code,
      @Schema(required = true) String detail) {}
}
