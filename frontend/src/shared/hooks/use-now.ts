import { useEffect, useSyncExternalStore } from 'react';
import { serverNow } from '../../api/server-clock';

const COARSE_MS = 15_000;
const FINE_MS = 1_000;
const LAST_MS = 2 * 60_000;

const listeners = new Set<() => void>();
/** The instants that somebody on the page counts down to, and how many do. */
const awaited = new Map<number, number>();
let fine = serverNow();
let coarse = fine;
let timer: ReturnType<typeof setInterval> | undefined;
let period = 0;

/** Whether seconds matter: in the last two minutes before an instant, and until the coarse clock has passed it too. */
function isNear(instant: number): boolean {
  return instant - fine <= LAST_MS && fine - instant <= COARSE_MS + FINE_MS;
}

function tick(): void {
  fine = serverNow();
  // A little early is on time: timers are never exact.
  if (Math.abs(fine - coarse) > COARSE_MS - FINE_MS / 2) coarse = fine;
  arrange();
  for (const each of listeners) each();
}

/** Sees to it that the one timer of the page runs as often as is needed now, and not while nobody looks. */
function arrange(): void {
  const needed = listeners.size === 0 || document.hidden ? 0 : [...awaited.keys()].some(isNear) ? FINE_MS : COARSE_MS;
  if (needed === period) return;
  clearInterval(timer);
  timer = needed === 0 ? undefined : setInterval(tick, needed);
  period = needed;
}

function onVisibility(): void {
  if (document.hidden) arrange();
  else tick();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener('visibilitychange', onVisibility);
    // The clock stood still while nobody read it.
    fine = serverNow();
    coarse = fine;
  }
  listeners.add(listener);
  arrange();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', onVisibility);
    arrange();
  };
}

/** The one clock that every relative time reads: the server's epoch milliseconds, one tick every 15 seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => coarse);
}

/** The same clock for a countdown to an instant: one tick a second in the last two minutes before it. */
export function useCountdownNow(instant: number | undefined): number {
  useEffect(() => {
    if (instant === undefined) return;
    awaited.set(instant, (awaited.get(instant) ?? 0) + 1);
    arrange();
    return () => {
      const left = (awaited.get(instant) ?? 1) - 1;
      if (left === 0) awaited.delete(instant);
      else awaited.set(instant, left);
      arrange();
    };
  }, [instant]);
  return useSyncExternalStore(subscribe, () => (instant !== undefined && isNear(instant) ? fine : coarse));
}
