package org.zelodesk.classification;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Topics over HTTP. */
@Path("/topics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "classification")
public class TopicResource {

  private final Topics topics;
  private final CurrentActor actor;

  TopicResource(Topics topics, CurrentActor actor) {
    this.topics = topics;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "listTopics",
      summary = "List topics",
      description = "All topics by path: what is below a topic follows it.")
  public Page<TopicView> list(@BeanParam PageRequest page) {
    return topics.list(page);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(operationId = "getTopic", summary = "Read a topic", description = "One topic.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TopicView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "701") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    TopicView topic = topics.get(id);
    return Answers.one(topic, topic.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "createTopic",
      summary = "Make a topic",
      description =
          "Makes a topic, under another one or as a root. A path that there is already is 409 `already_exists`.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TopicView.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewTopic.class),
                      examples =
                          @ExampleObject(
                              name = "below",
                              value = "{\"name\": \"wrong size\", \"parentId\": 701}")))
          NewTopic topic) {
    TopicView created = topics.create(actor.get(), topic);
    return Answers.created("/topics/" + created.id(), created, created.version());
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "changeTopic",
      summary = "Change a topic",
      description =
          "Its name, its parent, and whether it is offered. What is below it moves along and gets a new path and version.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TopicView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "701") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = TopicChanges.class),
                      examples =
                          @ExampleObject(name = "rename", value = "{\"name\": \"refunds\"}")))
          TopicChanges changes) {
    TopicView changed = topics.change(actor.get(), id, ifMatch, changes);
    return Answers.one(changed, changed.version(), null);
  }
}
