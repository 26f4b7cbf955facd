import type { CasePatch, CaseView } from '../../../api/types';

/**
 * The change that takes `patch` back: each of its fields with the value from before. Custom fields are a merge-patch per
 * key, so a key that was absent is cleared with null. A reason describes a change and is not part of the state.
 */
export function inversePatch(before: CaseView, patch: CasePatch): CasePatch {
  const back: Record<string, unknown> = {};
  for (const key of Object.keys(patch)) {
    if (key === 'reason') continue;
    if (key === 'customFields') {
      const keys = Object.keys(patch.customFields ?? {});
      back.customFields = Object.fromEntries(keys.map((name) => [name, before.customFields[name] ?? null]));
    } else {
      back[key] = before[key as keyof CaseView] ?? null;
    }
  }
  // Raising the level needs a reason, also when it only goes back to where it was.
  if ((patch.escalationLevel ?? 0) < before.escalationLevel && patch.reason) back.reason = patch.reason;
  return back as CasePatch;
}
