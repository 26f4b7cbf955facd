import { expect, test } from 'vitest';
import type { CaseSla, SlaClock } from '../../../api/types';
import { leftShare } from './left-share';

const DUE = '2026-11-23T12:00:00Z';
const hoursBefore = (hours: number) => Date.parse(DUE) - hours * 3_600_000;

function ledger(change: Partial<SlaClock> = {}): CaseSla {
  const clock = {
    metric: 'resolution',
    state: 'running',
    pinned: false,
    dueAt: DUE,
    targetSeconds: 8 * 3_600,
    elapsedSeconds: 2 * 3_600,
    ...change,
  } as SlaClock;
  return { clocks: [clock] } as CaseSla;
}

test('over night as much is left as when it was counted', () => {
  expect(leftShare(ledger(), DUE, hoursBefore(20))).toBe(0.75);
});

test('in open hours it wanes with the clock on the wall', () => {
  expect(leftShare(ledger(), DUE, hoursBefore(2))).toBe(0.25);
  expect(leftShare(ledger(), DUE, hoursBefore(-1))).toBe(0);
});

test('of what was set by hand, has no target or is another clock it cannot be told', () => {
  expect(leftShare(ledger({ pinned: true }), DUE, hoursBefore(2))).toBeUndefined();
  expect(leftShare(ledger({ targetSeconds: null }), DUE, hoursBefore(2))).toBeUndefined();
  expect(leftShare(ledger(), '2026-11-23T13:00:00Z', hoursBefore(2))).toBeUndefined();
  expect(leftShare(undefined, DUE, hoursBefore(2))).toBeUndefined();
});
