package org.zelodesk.cases;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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

/** Links between cases, and sharing with people outside the team, over HTTP. */
@Path("/cases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "cases")
public class CaseLinkResource {

  /** What the other case is to this one. */
  @Schema(name = "NewCaseLink")
  public record NewLink(
      @NotNull @Schema(required = true) CaseLink.Type type,
      @NotNull @Schema(required = true, examples = "1002") Long caseId) {}

  private final CaseLinks links;
  private final CurrentActor actor;

  CaseLinkResource(CaseLinks links, CurrentActor actor) {
    this.links = links;
    this.actor = actor;
  }

  @GET
  @Path("/links")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "listCaseLinks",
      summary = "List the links of a case",
      description = "Links to cases that the reader does not see are left out.")
  public Page<CaseLink> links(@PathParam("id") @Parameter(example = "1001") long id) {
    return Page.whole(links.links(actor.get(), id));
  }

  @POST
  @Path("/links")
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "linkCase",
      summary = "Link a case to another",
      description = "`type` says what the other case is to this one.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CaseLink.class)))
  public Response link(
      @PathParam("id") @Parameter(example = "1001") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewLink.class),
                      examples =
                          @ExampleObject(
                              name = "related",
                              value = "{\"type\": \"related\", \"caseId\": 1002}")))
          NewLink wanted) {
    CaseLink made = links.link(actor.get(), id, ifMatch, wanted.type(), wanted.caseId());
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, Answers.BASE + "/cases/" + id + "/links/" + made.id())
        .entity(made)
        .build();
  }

  @DELETE
  @Path("/links/{linkId}")
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "unlinkCase",
      summary = "Take a link away",
      description = "From both cases.")
  @APIResponse(responseCode = "204", description = "Taken away.")
  public void unlink(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("linkId") @Parameter(example = "1") long linkId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    links.unlink(actor.get(), id, ifMatch, linkId);
  }

  @GET
  @Path("/shares")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "listCaseShares",
      summary = "List with whom a case is shared",
      description = "People outside the team who read it and may write internal notes.")
  public Page<CaseShare> shares(@PathParam("id") @Parameter(example = "1001") long id) {
    return Page.whole(links.shares(actor.get(), id));
  }

  @PUT
  @Path("/shares/{agentId}")
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "shareCase",
      summary = "Share a case with somebody",
      description = "They read it and may write internal notes. Not for confidential cases.")
  @APIResponse(responseCode = "204", description = "Shared.")
  public void share(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("agentId") @Parameter(example = "103") long agentId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    links.share(actor.get(), id, ifMatch, agentId);
  }

  @DELETE
  @Path("/shares/{agentId}")
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "unshareCase",
      summary = "End the sharing of a case",
      description = "It takes effect at once.")
  @APIResponse(responseCode = "204", description = "No longer shared.")
  public void unshare(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("agentId") @Parameter(example = "103") long agentId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    links.unshare(actor.get(), id, ifMatch, agentId);
  }
}
