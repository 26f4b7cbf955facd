package org.zelodesk.identity;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a member shall be able to do. */
@Schema(name = "MemberLevel")
public record MemberLevel(@NotNull @Schema(required = true, examples = "change") Level level) {}
