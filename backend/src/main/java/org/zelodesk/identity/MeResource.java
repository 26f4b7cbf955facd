package org.zelodesk.identity;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;

/** The caller, over HTTP. */
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "identity")
public class MeResource {

  private final Profiles profiles;
  private final CurrentActor actor;

  MeResource(Profiles profiles, CurrentActor actor) {
    this.profiles = profiles;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.ACCOUNT)
  @Operation(
      operationId = "getMe",
      summary = "Read yourself",
      description = "Who you are here: role, teams, permissions, language and preferences.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MeView.class)))
  public Response get(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    MeView me = profiles.get(actor.get());
    return Answers.one(me, me.version(), ifNoneMatch);
  }

  @PATCH
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.ACCOUNT)
  @Operation(
      operationId = "changeMe",
      summary = "Change yourself",
      description =
          "Name, language, time zone, theme, and the preferences that a client keeps for you. Role, address and teams are an admin's.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MeView.class)))
  public Response change(
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = MeChanges.class),
                      examples =
                          @ExampleObject(
                              name = "night",
                              value =
                                  "{\"theme\": \"dark\", \"timeZone\": \"Europe/Lisbon\","
                                      + " \"preferences\": {\"inbox\": {\"density\": \"compact\"}}}")))
          MeChanges changes) {
    Actor me = actor.get();
    profiles.change(me, ifMatch, changes);
    MeView changed = profiles.get(me);
    return Answers.one(changed, changed.version(), null);
  }
}
