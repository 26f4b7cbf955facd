package org.zelodesk.reports;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When and to whom a saved report goes out by mail. */
@Schema(
    name = "ReportSchedule",
    description =
        "When and to whom a saved report goes out by mail. Each recipient gets what they may see themselves, in their language and time zone.")
public record ReportSchedule(
    @Schema(required = true, examples = "1801") long id,
    @Schema(required = true) long version,
    @Schema(required = true, examples = "1601") long reportId,
    @Schema(required = true, description = "Who made it.", examples = "107") long ownerId,
    @Schema(required = true, examples = "[106]") List<Long> recipientIds,
    @Schema(required = true) Format format,
    @Schema(required = true) Rhythm rhythm,
    @Schema(required = true, nullable = true, description = "Of a weekly one.")
        @Nullable Weekday weekday,
    @Schema(required = true, nullable = true, description = "Of a monthly one.")
        @Nullable Integer dayOfMonth,
    @Schema(required = true, description = "On the clock in `timeZone`.", examples = "08:00")
        String time,
    @Schema(required = true, examples = "Europe/Lisbon") String timeZone,
    @Schema(required = true) boolean paused,
    @Schema(required = true, nullable = true, description = "Null while it is paused.")
        @Nullable Instant nextAt,
    @Schema(required = true, description = "The reader may change, send and delete it.")
        boolean changeable,
    @Schema(required = true, nullable = true, description = "The newest; null before the first.")
        @Nullable Sending lastSending) {

  static final String TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

  /** What became of one sending. */
  @Schema(name = "ReportSending", description = "What became of one sending.")
  public record Sending(
      @Schema(required = true, description = "When it was due, or asked for.") Instant dueAt,
      @Schema(required = true) List<Recipient> recipients) {}

  /** What became of one recipient's mail. */
  @Schema(name = "ReportRecipient", description = "What became of one recipient's mail.")
  public record Recipient(
      @Schema(required = true, examples = "106") long agentId,
      @Schema(required = true) State state,
      @Schema(
              required = true,
              nullable = true,
              description =
                  """
                  Of `skipped`: `deactivated`, `no_address`, `may_not_read_reports`, `may_not_read_report`. Of `failed`: `report_fails`, \
                  `mail_refused`.""")
          @Nullable String reason) {}

  /** Where one recipient's mail stands. */
  @Schema(
      name = "ReportSendingState",
      description =
          """
          `preparing`: its numbers are asked for. `waiting`: in the queue of mails, also while there is no mail server. `failed`: there \
          is none. `skipped`: this recipient is to get none.""")
  public enum State {
    PREPARING,
    WAITING,
    SENT,
    FAILED,
    SKIPPED
  }
}
