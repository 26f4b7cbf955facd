package org.zelodesk.sla;

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
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Policies over HTTP. */
@Path("/sla-policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "sla")
public class SlaPolicyResource {

  private final SlaPolicies policies;
  private final CurrentActor actor;

  SlaPolicyResource(SlaPolicies policies, CurrentActor actor) {
    this.policies = policies;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "listSlaPolicies",
      summary = "List SLA policies",
      description = "All policies, by position.")
  public Page<SlaPolicyView> list(
      @QueryParam("active")
          @Parameter(description = "Only those that are (or are not) in use.", example = "true")
          @Nullable Boolean active,
      @BeanParam PageRequest page) {
    return policies.list(active, page);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "getSlaPolicy",
      summary = "Read an SLA policy",
      description = "One policy, in its newest version.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SlaPolicyView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1201") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    SlaPolicyView policy = policies.get(id);
    return Answers.one(policy, policy.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "createSlaPolicy",
      summary = "Make an SLA policy",
      description =
          """
          Makes a policy, behind all others. The policy of a case is the first active one by position whose conditions hold. \
          Conditions are the query language without words that depend on who reads or when; a fault in them is 400 `invalid_query`.""")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SlaPolicyView.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewSlaPolicy.class),
                      examples =
                          @ExampleObject(
                              name = "phone",
                              value =
                                  """
                                  {"name": "By phone", "conditions": "channel:phone", "calendarId": 1101, "active": false,
                                   "targets": {"first_reply": {"normal": 14400, "high": 7200, "urgent": 1800}, "resolution": {"urgent": 28800}},
                                   "pauses": {"resolution": ["pending", "on_hold"]},
                                   "warnings": [{"beforeSeconds": 1800}, {"percent": 80}],
                                   "escalations": [{"when": "breach", "afterSeconds": 0, "notify": [101], "assigneeId": null, "teamId": null, "raiseLevel": true}]}""")))
          NewSlaPolicy policy) {
    SlaPolicyView created = policies.create(actor.get(), policy);
    return Answers.created("/sla-policies/" + created.id(), created, created.version());
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "changeSlaPolicy",
      summary = "Change an SLA policy",
      description =
          """
          Makes a new version. In `targets` and `pauses` only what is named changes, and null takes it out. A policy is never deleted, \
          because clocks ran by it; it is taken out of use with `active`.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SlaPolicyView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "1201") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = SlaPolicyChanges.class),
                      examples =
                          @ExampleObject(
                              name = "target",
                              value = "{\"targets\": {\"first_reply\": {\"low\": 86400}}}")))
          SlaPolicyChanges changes) {
    SlaPolicyView changed = policies.change(actor.get(), id, ifMatch, changes);
    return Answers.one(changed, changed.version(), null);
  }

  @PUT
  @Path("/order")
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "orderSlaPolicies",
      summary = "Order the SLA policies",
      description =
          "Says in which order policies are tried. Names every policy once, active or not. Those that move get a new version.")
  public Page<SlaPolicyView> order(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = PolicyOrder.class),
                      examples = @ExampleObject(name = "one", value = "{\"ids\": [1201]}")))
          PolicyOrder order) {
    return Page.whole(policies.reorder(actor.get(), order));
  }
}
