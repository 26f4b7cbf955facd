package org.zelodesk.views;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.CaseFilter;
import org.zelodesk.cases.CaseGrouping;

/** A view as its reader has it. */
@Schema(
    name = "View",
    description = "A saved query over cases, with columns and an order, as its reader has it.")
public record SavedView(
    @Schema(required = true, examples = "1401") long id,
    @Schema(required = true) long version,
    @Schema(
            required = true,
            description = "That of a built-in view is in the language of `Accept-Language`.",
            examples = "Refunds")
        String name,
    @Schema(required = true) ViewScope scope,
    @Schema(required = true, nullable = true, description = "Of a personal view.")
        @Nullable Long ownerId,
    @Schema(required = true, nullable = true, description = "Of a team's view.")
        @Nullable Long teamId,
    @Schema(
            required = true,
            description =
                "In the query language; `me`, `my_teams` and `today` are those of the reader.",
            examples = "tag:refund status:open")
        String query,
    @Schema(required = true) List<ViewColumn> columns,
    @Schema(required = true, pattern = CaseFilter.SORT, examples = "-updatedAt") String sort,
    @Schema(required = true, nullable = true) @Nullable CaseGrouping groupBy,
    @Schema(required = true, description = "Its place among the reader's views, from 1 on.")
        int position,
    @Schema(required = true, description = "The reader has put it out of sight.") boolean hidden,
    @Schema(
            required = true,
            nullable = true,
            description = "Which of the views that every desk has.")
        @Nullable ViewKey builtIn,
    @Schema(required = true, description = "The reader may change and delete it.")
        boolean changeable) {}
