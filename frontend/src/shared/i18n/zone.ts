import { useSyncExternalStore } from 'react';

/** The zone of this device, which counts for those who have chosen none. */
export function ownZone(): string {
  own ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return own;
}

let own: string | undefined;
let chosen: string | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isKnown(zone: string): boolean {
  try {
    return wallClock(zone) !== undefined;
  } catch {
    // The server may know zones that are newer than this browser.
    return false;
  }
}

/** Shows every instant in this IANA zone from now on; without one, or with one that the browser lacks, in its own. */
export function showInZone(zone: string | null | undefined): void {
  const next = zone && isKnown(zone) ? zone : undefined;
  if (next === chosen) return;
  chosen = next;
  for (const each of listeners) each();
}

/** The IANA zone in which the reader sees instants. */
export function useZone(): string {
  return useSyncExternalStore(subscribe, () => chosen) ?? ownZone();
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}

/** What the wall clock of a zone shows, written as if it were UTC: epoch milliseconds in whole seconds. */
function shownIn(zone: string, instant: number): number {
  const parts = wallClock(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** The wall clock of a zone at an instant (epoch milliseconds), as a field for date and time wants it: `2026-11-20T16:30`. */
export function localIn(zone: string, instant: number): string {
  return new Date(shownIn(zone, instant)).toISOString().slice(0, 16);
}

/** The days since 1970-01-01 that the calendar of a zone shows at an instant (epoch milliseconds). */
export function dayIn(zone: string, instant: number): number {
  return Math.floor(shownIn(zone, instant) / 86_400_000);
}

/** The instant at which the wall clock of a zone shows `local` (`2026-11-20T16:30`); undefined for what is none. */
export function instantIn(zone: string, local: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return undefined;
  const wall = Date.parse(`${local}:00Z`);
  if (Number.isNaN(wall)) return undefined;
  const offset = (at: number) => shownIn(zone, at) - at;
  // The offset may differ on the two sides of a change of the clocks; the second guess stands on the right side.
  const guess = wall - offset(wall);
  return new Date(wall - offset(guess)).toISOString();
}
