package org.zelodesk.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agent as the API shows them. */
@Schema(name = "Agent")
public record AgentView(
    @Schema(required = true, examples = "101") long id,
    @Schema(required = true) long version,
    @Schema(required = true, examples = "Ann Example") String name,
    @Schema(
            required = true,
            nullable = true,
            examples = "ann@example.com",
            description = "Null unless the reader is a lead, an admin or this agent.")
        @Nullable String email,
    @Schema(required = true) Role role,
    @Schema(required = true) AgentKind kind,
    @Schema(required = true, description = "False when the account is disabled.") boolean active,
    @Schema(required = true, nullable = true, examples = "en") @Nullable String language,
    @Schema(required = true) List<Membership> teams,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) Instant updatedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            description =
                "Only in the answer to an invitation that no mail was sent for: the password of the first login, which asks for"
                    + " another one. It is shown nowhere else.")
        @Nullable String temporaryPassword) {

  /** For readers who may not see addresses, and for the record. */
  AgentView withoutEmail() {
    return new AgentView(
        id, version, name, null, role, kind, active, language, teams, createdAt, updatedAt, null);
  }

  AgentView withTemporaryPassword(@Nullable String password) {
    return new AgentView(
        id, version, name, email, role, kind, active, language, teams, createdAt, updatedAt,
        password);
  }
}
