import type { CaseSla } from '../../../api/types';

/** How much of the target of the clock that is due next was left when the ledger was computed, from 0 to 1. */
export function leftShare(sla: CaseSla | undefined, nextDueAt: string | null): number | undefined {
  if (!sla || !nextDueAt) return undefined;
  const due = Date.parse(nextDueAt);
  const clock = sla.clocks.find(
    (each) => each.state === 'running' && !each.pinned && each.dueAt !== null && Date.parse(each.dueAt) === due,
  );
  if (!clock?.targetSeconds) return undefined;
  return Math.max(0, 1 - clock.elapsedSeconds / clock.targetSeconds);
}
