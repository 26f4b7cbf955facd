package org.zelodesk.identity;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Teams over HTTP. */
@Path("/teams")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "identity")
public class TeamResource {

  private final Teams teams;
  private final CurrentActor actor;

  TeamResource(Teams teams, CurrentActor actor) {
    this.teams = teams;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "listTeams",
      summary = "List teams",
      description = "All teams, oldest first.")
  public Page<TeamView> list(
      @QueryParam("active")
          @Parameter(description = "Only those that are (or are not) in use.", example = "true")
          @Nullable Boolean active,
      @BeanParam PageRequest page) {
    return teams.list(active, page);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(operationId = "getTeam", summary = "Read a team", description = "One team.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TeamView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "11") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    TeamView team = teams.get(id);
    return Answers.one(team, team.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "createTeam",
      summary = "Make a team",
      description = "Makes a team without members.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TeamView.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewTeam.class),
                      examples =
                          @ExampleObject(
                              name = "returns",
                              value =
                                  "{\"name\": \"Returns\", \"description\": \"Parcels that come back\"}")))
          NewTeam team) {
    TeamView created = teams.create(actor.get(), team);
    return Answers.created("/teams/" + created.id(), created, created.version());
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "changeTeam",
      summary = "Change a team",
      description = "Its name, its description, and whether it is in use.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TeamView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "11") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = TeamChanges.class),
                      examples =
                          @ExampleObject(
                              name = "describe",
                              value = "{\"description\": \"Answers by phone and mail\"}")))
          TeamChanges changes) {
    TeamView changed = teams.change(actor.get(), id, ifMatch, changes);
    return Answers.one(changed, changed.version(), null);
  }

  @GET
  @Path("/{id}/members")
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "listTeamMembers",
      summary = "List the members of a team",
      description = "Who is in it, and at which level.")
  public Page<TeamMember> members(
      @PathParam("id") @Parameter(example = "11") long id, @BeanParam PageRequest page) {
    return teams.members(id, page);
  }

  @PUT
  @Path("/{id}/members/{agentId}")
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "setTeamMember",
      summary = "Put an agent into a team",
      description =
          "Takes the agent in, or gives them another level. See < reply < change. Teams are part of the agent: `If-Match` takes the agent's ETag.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TeamMember.class)))
  public Response setMember(
      @PathParam("id") @Parameter(example = "11") long id,
      @PathParam("agentId") @Parameter(example = "101") long agentId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = MemberLevel.class),
                      examples = @ExampleObject(name = "full", value = "{\"level\": \"change\"}")))
          MemberLevel member) {
    return Response.ok(teams.setMember(actor.get(), id, agentId, ifMatch, member.level())).build();
  }

  @DELETE
  @Path("/{id}/members/{agentId}")
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "removeTeamMember",
      summary = "Take an agent out of a team",
      description = "Also fine when they are not in it. `If-Match` takes the agent's ETag.")
  @APIResponse(responseCode = "204", description = "They are not in the team.")
  public Response removeMember(
      @PathParam("id") @Parameter(example = "11") long id,
      @PathParam("agentId") @Parameter(example = "101") long agentId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    teams.removeMember(actor.get(), id, agentId, ifMatch);
    return Response.noContent().build();
  }
}
