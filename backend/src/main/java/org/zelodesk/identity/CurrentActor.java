package org.zelodesk.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.zelodesk.platform.Caller;
import org.zelodesk.platform.Problem;

/** The actor behind this request. */
@RequestScoped
public class CurrentActor implements Caller {

  private final SecurityIdentity identity;

  CurrentActor(SecurityIdentity identity) {
    this.identity = identity;
  }

  public Actor get() {
    Actor actor = identity.getAttribute(ActorAugmentor.ATTRIBUTE);
    if (actor == null) {
      throw Problem.forbidden("no_account");
    }
    if (!actor.active()) {
      throw Problem.forbidden("account_disabled");
    }
    return actor;
  }

  @Override
  public long id() {
    return get().id();
  }
}
