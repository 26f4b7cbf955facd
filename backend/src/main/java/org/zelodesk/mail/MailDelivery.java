package org.zelodesk.mail;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mail of the desk, and what became of it. What it says is not told. */
@Schema(
    name = "MailDelivery",
    description = "A mail of the desk, and what became of it. What it says is not told.")
public record MailDelivery(
    @Schema(required = true, examples = "1901") long id,
    @Schema(required = true) long version,
    @Schema(
            required = true,
            description = "What kind of mail it is: `report_schedule`, `survey`.",
            examples = "report_schedule")
        String purpose,
    @Schema(
            required = true,
            description = "What it is for: there is one mail for each.",
            examples = "report-schedule:1801:2026-11-23T08:00:00Z:agent 106")
        String purposeKey,
    @Schema(
            required = true,
            description = "The same in every attempt.",
            examples = "<zd.0d9c1e0e-6c0e-4a43-9d0c-5f5a5b5e6c11@desk.example>")
        String messageId,
    @Schema(required = true, examples = "lena@desk.example") String recipient,
    @Schema(required = true, nullable = true, description = "Null: the desk's own address.")
        @Nullable String sender,
    @Schema(required = true, examples = "Weekly review") String subject,
    @Schema(required = true, examples = "pt") String language,
    @Schema(required = true) MailState state,
    @Schema(required = true, description = "How often it was tried.") int attempts,
    @Schema(required = true, nullable = true, description = "Null: it is not tried by itself.")
        @Nullable Instant nextAttemptAt,
    @Schema(required = true, nullable = true, description = "Why the last attempt failed.")
        @Nullable Failure lastError,
    @Schema(required = true) List<File> attachments,
    @Schema(required = true) Instant queuedAt,
    @Schema(required = true, nullable = true, description = "When the server took it.")
        @Nullable Instant sentAt) {

  /** Why an attempt failed. */
  @Schema(name = "MailFailure", description = "Why an attempt failed.")
  public record Failure(
      @Schema(
              required = true,
              description =
                  """
                  `refused`: by the server, see `text`. `address`: mail cannot go there. `unreachable`, `not_authenticated`, `tls`, \
                  `connection_lost`, `timed_out`, `interrupted`: of the connection. `too_late`: nobody wants it any more.""",
              examples = "refused")
          String code,
      @Schema(
              required = true,
              nullable = true,
              description = "What the server said.",
              examples = "550 5.1.1 No such user")
          @Nullable String text,
      @Schema(required = true) Instant at) {}

  /** A file that goes with it. */
  @Schema(name = "MailAttachment", description = "A file that goes with a mail.")
  public record File(
      @Schema(required = true, examples = "report-1601.xlsx") String name,
      @Schema(required = true, description = "In bytes.", examples = "18211") long size) {}
}
