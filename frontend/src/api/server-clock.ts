/** How finely the header tells the time. */
const SECOND = 1_000;

/** Between which bounds the server's clock is ahead of this device's, in milliseconds, as far as its answers told. */
let low = Number.NEGATIVE_INFINITY;
let high = Number.POSITIVE_INFINITY;
let offset = 0;

/**
 * Learns from the `Date` header of an answer that was asked for and got at these instants of this device (epoch
 * milliseconds). The server wrote it in between, so each answer narrows the bounds; one that contradicts the others shows
 * that a clock was set, and they are forgotten.
 */
export function learnServerTime(header: string | null, askedAt: number, gotAt: number): void {
  const told = Date.parse(header ?? '');
  if (Number.isNaN(told)) return;
  const [lowest, highest] = [told - gotAt, told + SECOND - askedAt];
  if (highest < low || lowest > high) [low, high] = [lowest, highest];
  else [low, high] = [Math.max(low, lowest), Math.min(high, highest)];
  // A device that may well be right is believed.
  offset = low <= 0 && high >= 0 ? 0 : Math.round((low + high) / 2);
}

/** Now by the clock of the server, which is the one that promises are kept by: epoch milliseconds. */
export function serverNow(): number {
  return Date.now() + offset;
}
