package org.zelodesk.identity;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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

/** Agents over HTTP. */
@Path("/agents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "identity")
public class AgentResource {

  private final Agents agents;
  private final CurrentActor actor;

  AgentResource(Agents agents, CurrentActor actor) {
    this.agents = agents;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "listAgents",
      summary = "List agents",
      description =
          "Who works here, people and services, by name. Only leads, admins and the agent themselves see an e-mail address.")
  public Page<AgentView> list(
      @QueryParam("active")
          @Parameter(
              description = "Only those whose account is (or is not) disabled.",
              example = "true")
          @Nullable Boolean active,
      @QueryParam("teamId") @Parameter(description = "Only members of this team.", example = "11")
          @Nullable Long teamId,
      @QueryParam("role") @Parameter(description = "Only those of this role.", example = "agent")
          @Nullable Role role,
      @BeanParam PageRequest page) {
    return agents.list(actor.get(), new AgentFilter(active, teamId, role), page);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(operationId = "getAgent", summary = "Read an agent", description = "One agent.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AgentView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "101") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    AgentView agent = agents.get(actor.get(), id);
    return Answers.one(agent, agent.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.AGENTS_MANAGE)
  @Operation(
      operationId = "inviteAgent",
      summary = "Invite a person",
      description =
          "Makes the account at the identity provider and the agent here, or neither. Where no mail can be sent, the answer carries a"
              + " `temporaryPassword` for the first login.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AgentView.class)))
  public Response invite(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewAgent.class),
                      examples =
                          @ExampleObject(
                              name = "clerk",
                              value =
                                  "{\"name\": \"Bea Example\", \"email\": \"bea@example.com\", \"role\": \"agent\","
                                      + " \"language\": \"pt\", \"teams\": [{\"teamId\": 11, \"level\": \"change\"}]}")))
          NewAgent invited) {
    AgentView agent = agents.invite(actor.get(), invited);
    return Answers.created("/agents/" + agent.id(), agent, agent.version());
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.AGENTS_MANAGE)
  @Operation(
      operationId = "changeAgent",
      summary = "Change an agent",
      description =
          "Name, role, language, teams, and whether the account is active. Disabling takes effect at once: requests are refused, streams"
              + " end, nobody can log in with it. The last active admin stays one.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AgentView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "101") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = AgentChanges.class),
                      examples = @ExampleObject(name = "promote", value = "{\"role\": \"lead\"}")))
          AgentChanges changes) {
    AgentView agent = agents.change(actor.get(), id, ifMatch, changes);
    return Answers.one(agent, agent.version(), null);
  }
}
