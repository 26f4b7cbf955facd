package org.zelodesk.realtime;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Page;
import org.zelodesk.views.ViewCounts;

/** The event log over HTTP. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "realtime")
public class EventResource {

  private static final String TYPES =
      "Patterns such as `case.*` or `comment.created`, with commas between. Default: all.";

  private final Feed feed;
  private final EventStream stream;
  private final CurrentActor actor;
  private final JsonWebToken token;

  EventResource(Feed feed, EventStream stream, CurrentActor actor, JsonWebToken token) {
    this.feed = feed;
    this.stream = stream;
    this.actor = actor;
    this.token = token;
  }

  @GET
  @RunOnVirtualThread
  @PermissionsAllowed(Permissions.EVENTS_READ)
  @Operation(
      operationId = "listEvents",
      summary = "Read the event log",
      description =
          "Append-only and in order; no event is ever skipped: a row is shown only when every older transaction has ended."
              + " `page.nextCursor` is always there: it is the `after` of the next call, also when there is nothing more yet."
              + " A page may be short, or empty, though `hasMore` is true.")
  public Page<EventView> list(
      @QueryParam("after")
          @Parameter(
              description = "A cursor; `latest` for the end; absent for the oldest event kept.",
              example = "latest")
          @Nullable String after,
      @QueryParam("types") @Parameter(description = TYPES, example = "case.*,comment.created")
          @Nullable String types,
      @QueryParam("limit")
          @DefaultValue("50")
          @Parameter(
              description = "Events a page.",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
          int limit) {
    return feed.read(actor.get(), after, types, limit);
  }

  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @PermissionsAllowed(Permissions.EVENTS_READ)
  @Operation(
      operationId = "streamEvents",
      summary = "Follow the event log live",
      description =
          "Server-sent events: `id` is the cursor, `event` the type, `data` the event as in the feed. `Last-Event-ID` replays what was"
              + " missed. What the reader may see is decided at the moment of sending; the stream ends when the token expires or the"
              + " account is disabled. With `views`, messages `views.counts` come between: `{\"data\": [...]}` as `GET /views/counts` answers,"
              + " first at once and then after a change, at most every five seconds. They are not in the log and have no id. Nor are notices of"
              + " what matters for a moment, which `types` filters as it does events: `presence.updated` (as `GET /presence`),"
              + " `draft.updated` and `draft.ended`.")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  public Multi<OutboundSseEvent> stream(
      @HeaderParam("Last-Event-ID")
          @Parameter(description = "The cursor of the last event received.")
          @Nullable String lastEventId,
      @QueryParam("types") @Parameter(description = TYPES, example = "case.*")
          @Nullable String types,
      @QueryParam("views")
          @Parameter(
              description =
                  "Up to 100 ids of views, with commas between, whose counts are to be told when they change.",
              example = "1,2,1401")
          @Nullable String views,
      @Context Sse sse) {
    return stream.open(
        actor.get(),
        token.getExpirationTime(),
        lastEventId == null || lastEventId.isBlank()
            ? null
            : Position.parse(lastEventId, "Last-Event-ID"),
        Feed.Types.parse(types),
        views == null ? List.of() : ViewCounts.ids("views", views),
        sse);
  }
}
