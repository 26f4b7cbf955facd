package org.zelodesk.views;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import jakarta.ws.rs.core.HttpHeaders;
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
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Messages;
import org.zelodesk.platform.Page;

/** Views over HTTP. */
@Path("/views")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "views")
public class ViewResource {

  private final Views views;
  private final ViewCounts counts;
  private final CurrentActor actor;
  private final Messages messages;

  ViewResource(Views views, ViewCounts counts, CurrentActor actor, Messages messages) {
    this.views = views;
    this.counts = counts;
    this.actor = actor;
    this.messages = messages;
  }

  @GET
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "listViews",
      summary = "List views",
      description =
          """
          All that the reader may use, as they have arranged them, in one page: the built-in ones, everybody's, those of their teams \
          and their own. Hidden ones too. With `teamId` those of that team, for its members and for whoever may change settings.""")
  public Page<SavedView> list(
      @QueryParam("teamId") @Parameter(description = "Only the views of this team.", example = "11")
          @Nullable Long teamId,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true)
          @Nullable String language) {
    Actor reader = actor.get();
    return Page.whole(
        teamId == null
            ? views.list(reader, messages.negotiate(language))
            : views.ofTeam(reader, teamId));
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "createView",
      summary = "Make a view",
      description =
          """
          A personal one is for its maker alone; one of a team is made by its leads, one for everybody (`shared`) by whoever may \
          change settings. The query is checked now; a fault in it is 400 `invalid_query` with its position.""")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SavedView.class)))
  public Response create(
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewView.class),
                      examples = {
                        @ExampleObject(
                            name = "mine",
                            value =
                                """
                                {"name": "Urgent refunds", "scope": "personal", "query": "tag:refund priority:urgent assignee:me",
                                 "columns": ["subject", "requester", "sla"], "sort": "nextDueAt", "groupBy": "status"}"""),
                        @ExampleObject(
                            name = "a team's",
                            value =
                                "{\"name\": \"Waiting for parts\", \"scope\": \"team\", \"teamId\": 11, \"query\": \"team:11 status:on_hold\"}")
                      }))
          NewView view) {
    SavedView made =
        views.get(actor.get(), views.create(actor.get(), view), messages.negotiate(language));
    return Answers.created("/views/" + made.id(), made, made.version());
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(operationId = "getView", summary = "Read a view", description = "One view.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SavedView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1401") long id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true)
          @Nullable String language) {
    return one(id, language);
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "changeView",
      summary = "Change a view",
      description =
          """
          Also whose it is: who makes a team's view personal has it as their own. Takes the right to write it before and after. \
          409 `view_built_in` for a view that every desk has.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SavedView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "1401") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = ViewChanges.class),
                      examples =
                          @ExampleObject(
                              name = "order",
                              value = "{\"sort\": \"-priority\", \"groupBy\": null}")))
          ViewChanges changes) {
    views.change(actor.get(), id, ifMatch, changes);
    return one(id, language);
  }

  @DELETE
  @Path("/{id}")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "deleteView",
      summary = "Delete a view",
      description = "A built-in one can be hidden instead.")
  @APIResponse(responseCode = "204", description = "Deleted.")
  public void delete(
      @PathParam("id") @Parameter(example = "1401") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    views.delete(actor.get(), id, ifMatch);
  }

  @PUT
  @Path("/order")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "orderViews",
      summary = "Arrange one's views",
      description =
          "The order in which this reader has them, and which are out of sight; others are not touched by it.")
  public Page<SavedView> order(
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = ViewOrder.class),
                      examples =
                          @ExampleObject(
                              name = "first",
                              value = "{\"ids\": [1401, 2, 1], \"hiddenIds\": [6]}")))
          ViewOrder order) {
    views.arrange(actor.get(), order);
    return Page.whole(views.list(actor.get(), messages.negotiate(language)));
  }

  @GET
  @Path("/counts")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "countViews",
      summary = "Count the cases of views",
      description =
          """
          How many cases each view holds for this reader, counted up to 1,000 and a few seconds old at most. Views that the reader may \
          not use are left out; of one whose query cannot be asked any more, the reason is given. The live stream tells when they \
          change: `GET /events/stream?views=`.""")
  public Page<ViewCount> counts(
      @QueryParam("ids")
          @Parameter(
              description =
                  "Up to 100 ids of views, with commas between. Default: all that are in sight.",
              example = "1,2,1401")
          @Nullable String ids) {
    return Page.whole(
        ids == null
            ? counts.ofAll(actor.get())
            : counts.of(actor.get(), ViewCounts.ids("ids", ids)));
  }

  private Response one(long id, @Nullable String language) {
    SavedView view = views.get(actor.get(), id, messages.negotiate(language));
    return Answers.one(view, view.version(), null);
  }
}
