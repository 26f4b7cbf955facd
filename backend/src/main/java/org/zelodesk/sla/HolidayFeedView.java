package org.zelodesk.sla;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.outbound.OutboundException;

/** Where the holidays of a calendar come from, and how that went. */
@Schema(
    name = "HolidayFeed",
    description = "How the fetching goes is no part of the calendar's version.")
public record HolidayFeedView(
    @Schema(required = true, examples = "https://calendars.example.com/holidays.ics") String url,
    @Schema(
            required = true,
            nullable = true,
            description = "When it was last fetched and understood; null: not yet.")
        @Nullable Instant refreshedAt,
    @Schema(
            required = true,
            nullable = true,
            description =
                "Why the last attempt failed; the holidays of the last one that did not stay. Null: it did not.")
        @Nullable Failure failure) {

  /** Why a feed could not be taken. */
  @Schema(
      name = "HolidayFeedFailure",
      description =
          "`address_forbidden`: it is not on the public internet, or leads elsewhere. `refused`: the answer was no feed. `no_holidays`: none of its"
              + " whole days lies from last year on for ten years from now.")
  public enum Failure {
    ADDRESS_FORBIDDEN,
    UNREACHABLE,
    TIMED_OUT,
    REFUSED,
    TOO_MANY_REDIRECTS,
    TOO_LARGE,
    MALFORMED,
    TOO_MANY_DAYS,
    NO_HOLIDAYS;

    static Failure of(OutboundException.Reason reason) {
      return valueOf(reason.name());
    }

    /**
     * @param rule under which a file with the same text would be refused
     */
    static Failure ofRule(String rule) {
      return switch (rule) {
        case "feed_too_large" -> TOO_LARGE;
        case "feed_too_many_days" -> TOO_MANY_DAYS;
        case "feed_no_holidays" -> NO_HOLIDAYS;
        default -> MALFORMED;
      };
    }
  }
}
