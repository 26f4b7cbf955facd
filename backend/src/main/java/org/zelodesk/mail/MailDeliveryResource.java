package org.zelodesk.mail;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Outgoing mail over HTTP. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "mail")
public class MailDeliveryResource {

  private final MailDeliveries deliveries;

  MailDeliveryResource(MailDeliveries deliveries) {
    this.deliveries = deliveries;
  }

  @GET
  @Path("/mail-status")
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "getMailStatus",
      summary = "Read whether mail goes out",
      description =
          "Whether there is a mail server at all, what waits for it, and since when. Read for this moment, so it has no entity tag.")
  public MailStatus status() {
    return deliveries.status();
  }

  @GET
  @Path("/mail-deliveries")
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "listMailDeliveries",
      summary = "List outgoing mail",
      description =
          "Every mail to every recipient with what became of it, the newest first. Mail that has ended is kept for 30 days, unless set otherwise.")
  public Page<MailDelivery> list(
      @QueryParam("state") @Parameter(description = "Only those.", example = "failed")
          @Nullable MailState state,
      @BeanParam PageRequest page) {
    return deliveries.list(state, page);
  }

  @GET
  @Path("/mail-deliveries/{id}")
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "getMailDelivery",
      summary = "Read what became of a mail",
      description = "Its state, its attempts, and why the last one failed.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MailDelivery.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1901") long id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    MailDelivery mail = deliveries.get(id);
    return Answers.one(mail, mail.version(), ifNoneMatch);
  }

  @POST
  @Path("/mail-deliveries/{id}/retry")
  @Idempotent
  @PermissionsAllowed(Permissions.SETTINGS_WRITE)
  @Operation(
      operationId = "retryMailDelivery",
      summary = "Try a mail again",
      description =
          """
          One that has failed, that waits, or of which nobody knows whether it arrived: it is tried at once, under the same \
          Message-ID, so whoever has it already sees one message. 409 `mail_sent` for one that was sent, or that a node is at.""")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MailDelivery.class)))
  public Response retry(@PathParam("id") @Parameter(example = "1901") long id) {
    MailDelivery mail = deliveries.retry(id);
    return Answers.one(mail, mail.version(), null);
  }
}
