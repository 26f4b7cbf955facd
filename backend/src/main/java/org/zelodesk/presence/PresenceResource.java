package org.zelodesk.presence;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;
import org.zelodesk.platform.Page;
import org.zelodesk.platform.Problem;

/** Who is where, over HTTP. */
@Path("/presence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "presence")
public class PresenceResource {

  private static final int MOST_CASES = 200;

  private final Presences presences;
  private final CurrentActor actor;

  PresenceResource(Presences presences, CurrentActor actor) {
    this.presences = presences;
    this.actor = actor;
  }

  @GET
  @PermissionsAllowed(Permissions.COMMENTS_READ_INTERNAL)
  @Operation(
      operationId = "listPresence",
      summary = "See who is at cases",
      description =
          "Of these cases, those that the reader sees and where somebody is now. The live stream tells when that changes:"
              + " `presence.updated`.")
  public Page<CasePresence> list(
      @QueryParam("caseIds")
          @NotNull
          @Parameter(
              description = "Up to 200 ids, with commas between.",
              example = "1001,1002",
              required = true)
          String caseIds) {
    return Page.whole(presences.visible(actor.get(), ids(caseIds)));
  }

  private static List<Long> ids(String given) {
    List<Long> ids = new ArrayList<>();
    for (String part : given.split(",", -1)) {
      try {
        ids.add(Long.parseLong(part.strip()));
      } catch (NumberFormatException notANumber) {
        throw wrong(new Problem.Fault("?caseIds", "wrong_type"));
      }
    }
    if (ids.size() > MOST_CASES) {
      throw wrong(new Problem.Fault("?caseIds", "too_many", MOST_CASES));
    }
    return ids;
  }

  private static Problem wrong(Problem.Fault fault) {
    return Problem.of(400, "invalid_parameter").with(fault);
  }
}
