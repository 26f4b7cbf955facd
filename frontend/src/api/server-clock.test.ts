import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const NOW = Date.parse('2026-11-22T12:00:00.400Z');
let clock: typeof import('./server-clock');

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW });
  vi.resetModules();
  clock = await import('./server-clock');
});
afterEach(() => vi.useRealTimers());

/** What a server says whose clock is ahead by so much, in the middle of a round trip of 80 ms. */
function answer(ahead: number): void {
  const told = new Date(Math.floor((Date.now() + ahead) / 1_000) * 1_000).toUTCString();
  clock.learnServerTime(told, Date.now() - 40, Date.now() + 40);
}

test('a device that is right is believed', () => {
  answer(0);
  expect(clock.serverNow()).toBe(NOW);
});

test('a device that is wrong is corrected to within a second at once, and better with more answers', () => {
  answer(300_700);
  expect(Math.abs(clock.serverNow() - NOW - 300_700)).toBeLessThanOrEqual(540);
  for (let step = 0; step < 20; step++) {
    vi.advanceTimersByTime(1_037);
    answer(300_700);
  }
  expect(Math.abs(clock.serverNow() - Date.now() - 300_700)).toBeLessThanOrEqual(80);
});

test('a clock that is set is noticed', () => {
  answer(300_000);
  vi.setSystemTime(NOW + 300_000);
  answer(0);
  expect(clock.serverNow()).toBe(NOW + 300_000);
});

test('an answer without a date, and one that took long, teach nothing wrong', () => {
  clock.learnServerTime(null, NOW, NOW);
  clock.learnServerTime(new Date(NOW - 5_000).toUTCString(), NOW - 10_000, NOW);
  expect(clock.serverNow()).toBe(NOW);
});
