package org.zelodesk.cases;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.zelodesk.identity.Actor;
import org.zelodesk.identity.CurrentActor;
import org.zelodesk.identity.Permissions;

/** Cases like another one over HTTP. */
@Path("/cases/{id}/similar")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "cases")
public class SimilarCaseResource {

  private final Cases cases;
  private final SimilarCaseRepository similar;
  private final CurrentActor actor;
  private final Clock clock;

  SimilarCaseResource(Cases cases, SimilarCaseRepository similar, CurrentActor actor, Clock clock) {
    this.cases = cases;
    this.similar = similar;
    this.actor = actor;
    this.clock = clock;
  }

  @GET
  @PermissionsAllowed(Permissions.CASES_READ)
  @Operation(
      operationId = "getSimilarCases",
      summary = "Find cases like this one",
      description =
          "The customer's other cases, those that are probably about the same, and those that say the same; hints, nothing more.")
  public SimilarCases similar(@PathParam("id") @Parameter(example = "1001") long id) {
    Actor reader = actor.get();
    cases.visible(reader, id);
    return new SimilarCases(
        similar.sameCustomer(reader, id, clock.instant()),
        similar.likelyDuplicates(reader, id),
        similar.sameWords(reader, id));
  }
}
