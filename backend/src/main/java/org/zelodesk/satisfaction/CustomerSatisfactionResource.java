package org.zelodesk.satisfaction;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;

/** How satisfied one customer is, over HTTP. */
@Path("/customers/{id}/satisfaction")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "satisfaction")
public class CustomerSatisfactionResource {

  private final Surveys surveys;
  private final CurrentActor actor;

  CustomerSatisfactionResource(Surveys surveys, CurrentActor actor) {
    this.surveys = surveys;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.CUSTOMERS_READ)
  @Operation(
      operationId = "getCustomerSatisfaction",
      summary = "Read how satisfied a customer is",
      description =
          "Over all answers about cases of this customer that the reader sees; nothing of the others counts.")
  public CustomerSatisfaction get(@PathParam("id") @Parameter(example = "2001") long id) {
    return surveys.ofCustomer(actor.get(), id);
  }
}
