package org.zelodesk.realtime;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** The audit trail of a case over HTTP. */
@Path("/cases/{id}/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "realtime")
public class CaseEventResource {

  private final Feed feed;
  private final CurrentActor actor;

  CaseEventResource(Feed feed, CurrentActor actor) {
    this.feed = feed;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "listCaseEvents",
      summary = "Read the audit trail of a case",
      description = "Every change of it, oldest first: who, when, what before and after.")
  public Page<EventView> ofCase(
      @PathParam("id") @Parameter(example = "1001") long id, @BeanParam PageRequest page) {
    return feed.ofCase(actor.get(), id, page);
  }
}
