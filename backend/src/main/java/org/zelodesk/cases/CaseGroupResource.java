package org.zelodesk.cases;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Page;

/** The groups of a list of cases over HTTP. */
@Path("/cases/groups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "cases")
public class CaseGroupResource {

  private final Cases cases;
  private final CurrentActor actor;

  CaseGroupResource(Cases cases, CurrentActor actor) {
    this.cases = cases;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "listCaseGroups",
      summary = "Count the cases of a list by a value",
      description =
          """
          The groups of the list that the same filters give, largest first, at most 100. Of a list with more than 10,000 cases the \
          10,000 that changed last are counted, and every group says that it is `capped`. The cases of a group are those of the list \
          with one filter more.""")
  public Page<CaseGroup> groups(
      @QueryParam("by")
          @DefaultValue("status")
          @Parameter(description = "What to group by.", example = "status")
          CaseGrouping by,
      @BeanParam CaseFilter filter) {
    return Page.whole(cases.groups(actor.get(), filter, by));
  }
}
