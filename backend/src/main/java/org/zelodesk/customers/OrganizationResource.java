package org.zelodesk.customers;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Answers;
import org.zelodesk.platform.ExpectedVersion;
import org.zelodesk.platform.Idempotent;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** Organizations over HTTP. */
@Path("/organizations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "customers")
public class OrganizationResource {

  private final Organizations organizations;
  private final CurrentActor actor;

  OrganizationResource(Organizations organizations, CurrentActor actor) {
    this.organizations = organizations;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.CUSTOMERS_READ)
  @Operation(
      operationId = "listOrganizations",
      summary = "List organizations",
      description = "Organizations by name.")
  public Page<OrganizationView> list(
      @QueryParam("name")
          @Size(min = 1, max = 200)
          @Parameter(description = "Only those with this in the name.", example = "lopes")
          @Nullable String name,
      @BeanParam PageRequest page) {
    return organizations.list(name, page);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.CUSTOMERS_READ)
  @Operation(
      operationId = "getOrganization",
      summary = "Read an organization",
      description =
          "One organization. Who belongs to it is asked of the customers: `organizationId`.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrganizationView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "501") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    OrganizationView organization = organizations.get(id);
    return Answers.one(organization, organization.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.CUSTOMERS_WRITE)
  @Operation(
      operationId = "createOrganization",
      summary = "Make an organization",
      description =
          "Makes an organization. A name that there is already, in any case, is 409 `already_exists`.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = OrganizationView.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewOrganization.class),
                      examples =
                          @ExampleObject(
                              name = "company",
                              value =
                                  "{\"name\": \"Moinho Azul\", \"domains\": [\"moinho-azul.example\"]}")))
          NewOrganization organization) {
    OrganizationView created = organizations.create(actor.get(), organization);
    return Answers.created("/organizations/" + created.id(), created, created.version());
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.CUSTOMERS_WRITE)
  @Operation(
      operationId = "changeOrganization",
      summary = "Change an organization",
      description = "Its name, domains and notes.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrganizationView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "501") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = OrganizationChanges.class),
                      examples =
                          @ExampleObject(
                              name = "note",
                              value = "{\"notes\": \"Invoices go to the head office.\"}")))
          OrganizationChanges changes) {
    OrganizationView changed = organizations.change(actor.get(), id, ifMatch, changes);
    return Answers.one(changed, changed.version(), null);
  }
}
