package org.zelodesk.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseStatus;
import org.zelodesk.cases.Priority;
import org.zelodesk.cases.SlaMetric;

/** A policy as the API shows it. */
@Schema(name = "SlaPolicy", description = "What is promised about time, and for which cases.")
public record SlaPolicyView(
    @Schema(required = true, examples = "1201") long id,
    @Schema(required = true) long version,
    @Schema(required = true, examples = "Urgent by phone") String name,
    @Schema(
            required = true,
            description =
                "The first active policy by position whose conditions hold is that of a case.")
        int position,
    @Schema(required = true, description = "An inactive policy is chosen for no case any more.")
        boolean active,
    @Schema(
            required = true,
            description = "In the query language; empty: every case.",
            examples = "priority:urgent")
        String conditions,
    @Schema(
            required = true,
            nullable = true,
            description = "Whose open time counts; null: day and night.",
            examples = "1101")
        @Nullable Long calendarId,
    @Schema(
            required = true,
            description =
                "Seconds of open time by metric and priority; where there is none nothing is promised.")
        Map<SlaMetric, Map<Priority, Long>> targets,
    @Schema(
            required = true,
            description =
                "The statuses in which a metric pauses; a metric that is missing pauses as usual.")
        Map<SlaMetric, List<CaseStatus>> pauses,
    @Schema(required = true) List<SlaWarning> warnings,
    @Schema(required = true) List<SlaEscalation> escalations,
    @Schema(
            required = true,
            nullable = true,
            description = "Why an active policy is chosen for no case all the same; null: it is.")
        @Nullable Fault fault,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt) {

  /** What is wrong with a policy that was right when it was accepted. */
  @Schema(
      name = "SlaPolicyFault",
      description =
          "`conditions_unreadable`: a field that the conditions name has gone; say anew which cases it is for.")
  public enum Fault {
    CONDITIONS_UNREADABLE
  }
}
