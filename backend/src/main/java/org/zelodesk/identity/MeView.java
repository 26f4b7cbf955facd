package org.zelodesk.identity;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The caller, as the API shows them to themselves. */
@Schema(name = "Me")
public record MeView(
    @Schema(required = true, examples = "101") long id,
    @Schema(required = true, examples = "Ann Example") String name,
    @Schema(required = true, nullable = true, examples = "ann@example.com") @Nullable String email,
    @Schema(required = true) Role role,
    @Schema(required = true) AgentKind kind,
    @Schema(required = true, nullable = true, examples = "en") @Nullable String language,
    @Schema(required = true, nullable = true, examples = "Europe/Lisbon") @Nullable String timeZone,
    @Schema(required = true) Theme theme,
    @Schema(
            required = true,
            nullable = true,
            description = "What the token of a service may do; null for a person.")
        @Nullable List<String> scopes,
    @Schema(required = true, description = "The teams in use that they belong to, by name.")
        List<MyTeam> teams,
    @Schema(
            required = true,
            description =
                "Which operations are open to them at all; which cases, is another matter.")
        List<String> permissions,
    @Schema(
            required = true,
            type = SchemaType.OBJECT,
            description = "Whatever a client keeps for this person: an object of up to 16 kB.")
        Map<String, Object> preferences,
    @Schema(required = true) long version) {

  /** A team of the caller. */
  @Schema(name = "MyTeam")
  public record MyTeam(
      @Schema(required = true, examples = "11") long id,
      @Schema(required = true, examples = "Support") String name,
      @Schema(required = true) Level level) {}
}
