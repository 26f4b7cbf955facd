package org.zelodesk.cases;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Cases that somebody who works on one may want to know of; only those that the reader sees. */
@Schema(
    name = "SimilarCases",
    description =
        "Cases that somebody who works on one may want to know of; only those that the reader sees.")
public record SimilarCases(
    @Schema(
            required = true,
            description =
                "Of the same customer, unsolved or changed within 30 days; newest change first, at most 10.")
        List<CaseSummary> sameCustomer,
    @Schema(
            required = true,
            description =
                "Of the same customer or organization, opened within seven days of this one under a similar subject; most similar first,"
                    + " at most 10.")
        List<CaseSummary> likelyDuplicates,
    @Schema(
            required = true,
            description =
                "Of any customer, with the same words in subject and public comments: most of the rarest ones of this case, at least"
                    + " three; most words in common first, at most 10. Empty when looking for them takes too long.")
        List<CaseSummary> sameWords) {}
