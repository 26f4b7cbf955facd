package org.zelodesk.identity;

import org.jspecify.annotations.Nullable;

/**
 * The accounts at the identity provider, as far as the desk manages them: who may log in, with
 * which role. Every change answers with how to take it back, for when the transaction that belongs
 * to it fails. All of them throw the problem {@code identity_provider_unavailable} when the
 * provider does not answer, and then have changed nothing.
 */
interface Accounts {

  /**
   * @param subject the {@code sub} of the account's tokens
   * @param temporaryPassword of the first login; null when a mail was sent instead, or when the
   *     person had an account already and keeps their password
   * @param undo takes it back
   */
  record Invited(String subject, @Nullable String temporaryPassword, Runnable undo) {}

  /** Makes an account, or gives the role to one that has this address already. */
  Invited invite(String name, String email, Role role, @Nullable String language);

  Runnable setRole(String subject, Role role);

  /** Without it nobody can log in any more; what was issued before lives until it expires. */
  Runnable setActive(String subject, boolean active);

  Runnable rename(String subject, String name);

  /** Logs the person out everywhere. */
  void endSessions(String subject);
}
