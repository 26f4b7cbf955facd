import type { CaseSla } from '../../../api/types';

/**
 * How much of the target of the clock that is due next is left at `now` (epoch milliseconds), at most, from 0 to 1;
 * undefined where that cannot be told. Only the server knows which hours are open, but no more can be left than when the
 * ledger was computed, and no more than until the due instant.
 */
export function leftShare(sla: CaseSla | undefined, nextDueAt: string | null, now: number): number | undefined {
  if (!sla || !nextDueAt) return undefined;
  const due = Date.parse(nextDueAt);
  const clock = sla.clocks.find(
    (each) => each.state === 'running' && !each.pinned && each.dueAt !== null && Date.parse(each.dueAt) === due,
  );
  if (!clock?.targetSeconds) return undefined;
  const left = Math.min(clock.targetSeconds - clock.elapsedSeconds, (due - now) / 1_000);
  return Math.max(0, left / clock.targetSeconds);
}
