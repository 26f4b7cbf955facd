package org.zelodesk.sla;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.cases.SlaMetric;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Messages;

/** The promises about one case's time over HTTP. */
@Path("/cases/{id}/sla")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "sla")
public class CaseSlaResource {

  /** A due instant that holds until it is taken back. */
  @Schema(name = "DueChange")
  public record DueChange(
      @Schema(
              nullable = true,
              description = "Null, or left out: computed again.",
              examples = "2030-01-15T17:00:00Z")
          @Nullable Instant dueAt,
      @NotBlank @Size(max = 500) @Schema(required = true, description = "Recorded.")
          String reason) {}

  /** Why what the customer said needs no reply. */
  @Schema(name = "ReplyNotNeeded")
  public record ReplyNotNeeded(
      @NotBlank @Size(max = 500) @Schema(required = true, description = "Recorded.")
          String reason) {}

  private final CaseSla sla;
  private final CurrentActor actor;
  private final Messages messages;

  CaseSlaResource(CaseSla sla, CurrentActor actor, Messages messages) {
    this.sla = sla;
    this.actor = actor;
    this.messages = messages;
  }

  @GET
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "getCaseSla",
      summary = "Explain the promises about a case's time",
      description =
          "Each clock with its ledger, and a sentence for each interval in the language of `Accept-Language`."
              + " Computed for this moment, so it has no entity tag.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseSlaView.class)))
  public Response explain(
      @PathParam("id") @Parameter(example = "1001") long id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true)
          @Nullable String language) {
    return answer(id, language);
  }

  @PUT
  @Path("/{metric}/due")
  @PermissionsAllowed(Permissions.SLA_PIN)
  @Operation(
      operationId = "setCaseDue",
      summary = "Set a due instant by hand",
      description =
          "Holds until it is taken back, whatever the policy says; shown as pinned. 409 `sla_not_running` when nothing of"
              + " that metric is promised now.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseSlaView.class)))
  public Response pin(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("metric") @Parameter(example = "resolution") SlaMetric metric,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = DueChange.class),
                      examples =
                          @ExampleObject(
                              name = "agreed",
                              value =
                                  "{\"dueAt\": \"2030-01-15T17:00:00Z\", \"reason\": \"Agreed with the customer by phone\"}")))
          DueChange change) {
    sla.pin(actor.get(), id, ifMatch, metric, change.dueAt(), change.reason().strip());
    return answer(id, language);
  }

  @POST
  @Path("/reply-not-needed")
  @Idempotent
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "waiveCaseReply",
      summary = "Say that no reply is needed",
      description =
          "Cancels the clock that waits for a reply, with the reason. 409 `nothing_unanswered` when everything was answered.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseSlaView.class)))
  public Response replyNotNeeded(
      @PathParam("id") @Parameter(example = "1012") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = ReplyNotNeeded.class),
                      examples =
                          @ExampleObject(
                              name = "thanks",
                              value = "{\"reason\": \"They only said thank you\"}")))
          ReplyNotNeeded decision) {
    sla.replyNotNeeded(actor.get(), id, ifMatch, decision.reason().strip());
    return answer(id, language);
  }

  private Response answer(long id, @Nullable String language) {
    Locale locale = messages.negotiate(language);
    return Response.ok(sla.explain(actor.get(), id, locale)).language(locale).build();
  }
}
