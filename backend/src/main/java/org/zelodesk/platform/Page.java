package org.zelodesk.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in the one shape that every list has.
 *
 * @param included what {@code ?include=} asked for, by kind, without duplicates; absent when
 *     nothing was asked for
 */
public record Page<T>(
    @Schema(required = true) List<T> data,
    @Schema(required = true) Info page,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(hidden = true)
        @Nullable Map<String, List<?>> included) {

  /**
   * @param nextCursor opaque; null on the last page
   * @param total present only with {@code ?count=true}
   * @param totalIsExact false when the total is an estimate (above 10,000)
   */
  @Schema(name = "PageInfo", description = "Where this page ends and how to go on.")
  public record Info(
      @Schema(required = true, nullable = true, description = "Opaque; null on the last page.")
          @Nullable String nextCursor,
      @Schema(required = true) boolean hasMore,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Only with `count=true`.")
          @Nullable Long total,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @Schema(description = "False when `total` is an estimate (above 10,000).")
          @Nullable Boolean totalIsExact) {}

  public Page<T> including(Map<String, List<?>> more) {
    return new Page<>(data, page, more);
  }

  /** A list that is whole by nature (the members of a team, the links of a case). */
  public static <T> Page<T> whole(List<T> data) {
    return new Page<>(data, new Info(null, false, null, null), null);
  }
}
