package org.zelodesk.cases;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.classification.NewTag;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Cases over HTTP: open, read, list, change. */
@Path("/cases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "cases")
public class CaseResource {

  private static final String INCLUDE =
      "Any of requester, assignee, team, organization, topic, with commas between.";

  private final Cases cases;
  private final CaseIncludes includes;
  private final CurrentActor actor;

  CaseResource(Cases cases, CaseIncludes includes, CurrentActor actor) {
    this.cases = cases;
    this.includes = includes;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "listCases",
      summary = "List cases",
      description =
          "The cases that the reader sees, newest change first. Cases that were merged into another are left out.")
  public Page<CaseSummary> list(
      @BeanParam CaseFilter filter,
      @BeanParam PageRequest page,
      @QueryParam("include") @Parameter(description = INCLUDE, example = "requester,assignee")
          @Nullable String include) {
    Set<CaseIncludes.Kind> kinds = CaseIncludes.parse(include);
    Page<CaseSummary> rows = cases.list(actor.get(), filter, page);
    return kinds.isEmpty() ? rows : rows.including(includes.of(kinds, rows.data()));
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "createCase",
      summary = "Open a case",
      description =
          "Opens a case with its first comment. The requester is found by any of the identities given, else created.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewCase.class),
                      examples = {
                        @ExampleObject(
                            name = "by mail",
                            value =
                                """
                                {"subject": "The kettle leaks", "channel": "email", "priority": "high", "category": "complaint",
                                 "requester": {"name": "Ann Lee", "identities": [{"kind": "email", "value": "ann.lee@example.org"}]},
                                 "comment": {"visibility": "public", "author": "customer", "body": "It leaks since Monday."}}"""),
                        @ExampleObject(
                            name = "by phone, noted by the agent",
                            value =
                                """
                                {"subject": "Asks for an invoice", "channel": "phone", "requesterId": 2001, "tags": ["invoice"],
                                 "comment": {"visibility": "internal", "author": "agent", "body": "Called; wants the invoice again."}}""")
                      }))
          NewCase wanted) {
    CaseView created = cases.open(actor.get(), wanted);
    return Answers.created("/cases/" + created.id(), created, created.version());
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "getCase",
      summary = "Read a case",
      description = "One case, with what the reader may do with it.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "1001") long id,
      @QueryParam("include") @Parameter(description = INCLUDE, example = "requester")
          @Nullable String include,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    Set<CaseIncludes.Kind> kinds = CaseIncludes.parse(include);
    CaseView one = cases.get(actor.get(), id);
    CaseView whole = kinds.isEmpty() ? one : one.including(includes.of(kinds, one));
    return Answers.one(whole, one.version(), ifNoneMatch);
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "changeCase",
      summary = "Change a case",
      description = "Changes any of its fields (RFC 7396). All changes of one call are one event.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "1001") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = CaseChanges.class),
                      examples = {
                        @ExampleObject(name = "solve", value = "{\"status\": \"solved\"}"),
                        @ExampleObject(
                            name = "raise",
                            value =
                                "{\"escalationLevel\": 2, \"reason\": \"Needs the workshop\", \"priority\": \"urgent\"}"),
                        @ExampleObject(name = "release", value = "{\"assigneeId\": null}")
                      }))
          CaseChanges changes) {
    return one(cases.change(actor.get(), id, ifMatch, changes));
  }

  @PUT
  @Path("/{id}/tags/{tag}")
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "addCaseTag",
      summary = "Mark a case with a tag",
      description = "Without a race: other tags stay as they are.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response addTag(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("tag")
          @Size(max = 60)
          @Pattern(regexp = NewTag.TAG_NAME)
          @Parameter(example = "refund")
          String tag,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    return one(cases.tag(actor.get(), id, ifMatch, tag, true));
  }

  @DELETE
  @Path("/{id}/tags/{tag}")
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "removeCaseTag",
      summary = "Take a tag off a case",
      description = "Without a race: other tags stay as they are.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response removeTag(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("tag") @Size(max = 60) @Parameter(example = "refund") String tag,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    return one(cases.tag(actor.get(), id, ifMatch, tag, false));
  }

  @PUT
  @Path("/{id}/watchers/{agentId}")
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "addCaseWatcher",
      summary = "Let somebody watch a case",
      description = "A watcher learns of what happens; it gives no right to see.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response addWatcher(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("agentId") @Parameter(example = "101") long agentId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    return one(cases.watch(actor.get(), id, ifMatch, agentId, true));
  }

  @DELETE
  @Path("/{id}/watchers/{agentId}")
  @PermissionsAllowed(Permissions.CASES_WRITE)
  @Operation(
      operationId = "removeCaseWatcher",
      summary = "End somebody's watching",
      description = "They learn no more of it.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseView.class)))
  public Response removeWatcher(
      @PathParam("id") @Parameter(example = "1001") long id,
      @PathParam("agentId") @Parameter(example = "101") long agentId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    return one(cases.watch(actor.get(), id, ifMatch, agentId, false));
  }

  private static Response one(CaseView view) {
    return Answers.one(view, view.version(), null);
  }
}
