package org.zelodesk.identity;

import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Problem;

/**
 * The desk stands behind an identity provider that somebody else manages: people are invited there,
 * and what is changed here holds here only.
 */
final class AccountsElsewhere implements Accounts {

  private static final Runnable NOTHING = () -> {};

  @Override
  public Invited invite(String name, String email, Role role, @Nullable String language) {
    throw Problem.conflict("accounts_managed_elsewhere");
  }

  @Override
  public Runnable setRole(String subject, Role role) {
    return NOTHING;
  }

  @Override
  public Runnable setActive(String subject, boolean active) {
    return NOTHING;
  }

  @Override
  public Runnable rename(String subject, String name) {
    return NOTHING;
  }

  @Override
  public void endSessions(String subject) {
    // Their sessions live at a provider that does not listen to us; our own records refuse them.
  }
}
