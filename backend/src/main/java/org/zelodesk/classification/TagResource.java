package org.zelodesk.classification;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Tags over HTTP. */
@Path("/tags")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "classification")
public class TagResource {

  private final Tags tags;
  private final CurrentActor actor;

  TagResource(Tags tags, CurrentActor actor) {
    this.tags = tags;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(
      operationId = "listTags",
      summary = "List tags",
      description = "All tags by name, for completion with a prefix.")
  public Page<TagView> list(
      @QueryParam("name")
          @Size(max = 60)
          @Parameter(description = "Only names that start with this.", example = "ref")
          @Nullable String name,
      @BeanParam PageRequest page) {
    return tags.list(name, page);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.DIRECTORY_READ)
  @Operation(operationId = "getTag", summary = "Read a tag", description = "One tag.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TagView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "601") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    TagView tag = tags.get(id);
    return Answers.one(tag, tag.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "createTag",
      summary = "Make a tag",
      description = "Makes a tag that cases can be marked with.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = TagView.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewTag.class),
                      examples =
                          @ExampleObject(
                              name = "refund",
                              value = "{\"name\": \"goodwill\", \"description\": \"A gesture\"}")))
          NewTag tag) {
    TagView created = tags.create(actor.get(), tag);
    return Answers.created("/tags/" + created.id(), created, created.version());
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "changeTag",
      summary = "Change a tag",
      description = "Its description, and whether it is offered. The name stays.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TagView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "601") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = TagChanges.class),
                      examples = @ExampleObject(name = "retire", value = "{\"active\": false}")))
          TagChanges changes) {
    TagView changed = tags.change(actor.get(), id, ifMatch, changes);
    return Answers.one(changed, changed.version(), null);
  }
}
