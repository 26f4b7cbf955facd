package org.zelodesk.search;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Page;

/** The query language over HTTP: what can be asked. Asking is {@code GET /cases?query=}. */
@Path("/query")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "search")
public class QueryResource {

  private final CaseQuerying querying;
  private final CurrentActor actor;

  QueryResource(CaseQuerying querying, CurrentActor actor) {
    this.querying = querying;
    this.actor = actor;
  }

  @GET
  @Path("/fields")
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "listQueryFields",
      summary = "List the keys of the query language",
      description =
          "Every key that `query` takes on lists of cases, this desk's own fields included, in one page: for completion while a query is typed.")
  public Page<QueryFieldView> fields() {
    return Page.whole(querying.fields(actor.get()).all().stream().map(QueryFieldView::of).toList());
  }
}
