package org.zelodesk.drafts;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.PageRequest;

/** One's drafts, wherever they are, over HTTP. */
@Path("/drafts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "drafts")
public class DraftResource {

  private final Drafts drafts;
  private final CurrentActor actor;

  DraftResource(Drafts drafts, CurrentActor actor) {
    this.drafts = drafts;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.COMMENTS_WRITE)
  @Operation(
      operationId = "listDrafts",
      summary = "List one's drafts",
      description =
          "All that the reader is writing, newest first, in cases that they see; those of a case that they lost sight of are kept, and"
              + " shown again with it.")
  public Page<DraftView> mine(@BeanParam PageRequest page) {
    return drafts.mine(actor.get(), page);
  }
}
