package org.zelodesk.customers;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.Objects;
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

/** Customers over HTTP. */
@Path("/customers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "customers")
public class CustomerResource {

  private final Customers customers;
  private final CustomerMerges merges;
  private final CurrentActor actor;

  CustomerResource(Customers customers, CustomerMerges merges, CurrentActor actor) {
    this.customers = customers;
    this.merges = merges;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.CUSTOMERS_READ)
  @Operation(
      operationId = "listCustomers",
      summary = "List customers",
      description =
          "Customers by id. Those who were merged into another one are left out; the one they became is there.")
  public Page<CustomerView> list(
      @QueryParam("name")
          @Size(min = 1, max = 200)
          @Parameter(
              description =
                  "Only who has this in the name, an e-mail address, a phone number (however it is spelt) or a handle.",
              example = "maria")
          @Nullable String name,
      @QueryParam("organizationId")
          @Parameter(description = "Only who belongs to this organization.", example = "501")
          @Nullable Long organizationId,
      @BeanParam PageRequest page) {
    return customers.list(name, organizationId, page);
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed(Permissions.CUSTOMERS_READ)
  @Operation(
      operationId = "getCustomer",
      summary = "Read a customer",
      description =
          "One customer. One who was merged into another is still here and says so in `mergedIntoId`.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  public Response get(
      @PathParam("id") @Parameter(example = "2001") long id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    CustomerView customer = customers.get(id);
    return Answers.one(customer, customer.version(), ifNoneMatch);
  }

  @POST
  @Idempotent
  @PermissionsAllowed(Permissions.CUSTOMERS_WRITE)
  @Operation(
      operationId = "createCustomer",
      summary = "Make a customer",
      description =
          "Makes a customer. An identity that somebody has already is 409 `identity_taken`, with that customer's id in `customerId`.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  public Response create(
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewCustomer.class),
                      examples =
                          @ExampleObject(
                              name = "two identities",
                              value =
                                  "{\"name\": \"Maria Lopes\", \"language\": \"pt\", \"identities\": [{\"kind\": \"email\", \"value\": \"maria.lopes@example.com\"}, {\"kind\": \"phone\", \"value\": \"+351 21 123 4567\"}]}")))
          NewCustomer customer) {
    CustomerView created = customers.create(actor.get(), customer);
    return Answers.created("/customers/" + created.id(), created, created.version());
  }

  @PATCH
  @Path("/{id}")
  @Consumes({Answers.MERGE_PATCH, MediaType.APPLICATION_JSON})
  @PermissionsAllowed(Permissions.CUSTOMERS_WRITE)
  @Operation(
      operationId = "changeCustomer",
      summary = "Change a customer",
      description =
          "Name, language, time zone, notes and organizations. Identities have operations of their own. One who was merged away is 409 `customer_merged`.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  public Response change(
      @PathParam("id") @Parameter(example = "2001") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = Answers.MERGE_PATCH,
                      schema = @Schema(implementation = CustomerChanges.class),
                      examples =
                          @ExampleObject(
                              name = "note",
                              value =
                                  "{\"notes\": \"Prefers to be called in the afternoon.\", \"timeZone\": \"Europe/Lisbon\"}")))
          CustomerChanges changes) {
    CustomerView changed = customers.change(actor.get(), id, ifMatch, changes);
    return Answers.one(changed, changed.version(), null);
  }

  @POST
  @Path("/{id}/identities")
  @Idempotent
  @PermissionsAllowed(Permissions.CUSTOMERS_WRITE)
  @Operation(
      operationId = "addCustomerIdentity",
      summary = "Add an identity",
      description =
          "Adds an e-mail address, phone number or handle to a customer. One that somebody has already, they too, is 409 `identity_taken`.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  public Response addIdentity(
      @PathParam("id") @Parameter(example = "2001") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewIdentity.class),
                      examples =
                          @ExampleObject(
                              name = "handle",
                              value = "{\"kind\": \"handle\", \"value\": \"@maria_lopes\"}")))
          NewIdentity identity) {
    CustomerView changed = customers.addIdentity(actor.get(), id, ifMatch, identity);
    return Answers.created("/customers/" + id, changed, changed.version());
  }

  @DELETE
  @Path("/{id}/identities/{identityId}")
  @PermissionsAllowed(Permissions.CUSTOMERS_WRITE)
  @Operation(
      operationId = "removeCustomerIdentity",
      summary = "Remove an identity",
      description = "The customer is not found by it any more; somebody else may have it then.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  public Response removeIdentity(
      @PathParam("id") @Parameter(example = "2001") long id,
      @PathParam("identityId") @Parameter(example = "3001") long identityId,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    CustomerView changed = customers.removeIdentity(actor.get(), id, ifMatch, identityId);
    return Answers.one(changed, changed.version(), null);
  }

  @POST
  @Path("/{id}/merge")
  @Idempotent
  @PermissionsAllowed(Permissions.CUSTOMERS_WRITE)
  @Operation(
      operationId = "mergeCustomer",
      summary = "Merge a customer into another",
      description =
          "Both are one person: identities and cases of this customer move to the other one, who gets their organizations too. Answers with the other one. Can be undone. 409 `customer_merged` or `merge_target_merged` when one of them was merged away already.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  public Response merge(
      @PathParam("id") @Parameter(example = "2001") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch,
      @NotNull
          @Valid
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = CustomerMerge.class),
                      examples = @ExampleObject(name = "merge", value = "{\"into\": 2002}")))
          CustomerMerge merge) {
    CustomerView survivor =
        merges.merge(actor.get(), id, ifMatch, Objects.requireNonNull(merge.into()));
    return Answers.one(survivor, survivor.version(), null);
  }

  @POST
  @Path("/{id}/unmerge")
  @Idempotent
  @PermissionsAllowed(Permissions.CUSTOMERS_WRITE)
  @Operation(
      operationId = "unmergeCustomer",
      summary = "Undo a merge of customers",
      description =
          "Moves back what the merge moved, as far as it is still there, and answers with the customer who was merged away. 409 `customer_not_merged`, or `survivor_merged` when the other one was merged away since: undo that first.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  public Response unmerge(
      @PathParam("id") @Parameter(example = "2003") long id,
      @HeaderParam("If-Match") @Nullable ExpectedVersion ifMatch) {
    CustomerView restored = merges.unmerge(actor.get(), id, ifMatch);
    return Answers.one(restored, restored.version(), null);
  }
}
