import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { dayIn, instantIn, localIn, ownZone, showInZone, useZone } from './zone';

afterEach(() => showInZone(null));

test('the wall clock of a zone is read with the offset that holds then', () => {
  expect(instantIn('Europe/Berlin', '2026-11-20T16:30')).toBe('2026-11-20T15:30:00.000Z');
  expect(instantIn('Europe/Berlin', '2026-07-01T16:30')).toBe('2026-07-01T14:30:00.000Z');
  expect(instantIn('Europe/Berlin', '2026-03-29T04:00')).toBe('2026-03-29T02:00:00.000Z');
  expect(instantIn('Asia/Kathmandu', '2026-01-01T00:00')).toBe('2025-12-31T18:15:00.000Z');
  expect(instantIn('Europe/Berlin', '')).toBeUndefined();
});

test('what a field shows is what it is read back as', () => {
  for (const zone of ['America/Sao_Paulo', 'Europe/Moscow', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']) {
    for (const local of ['2026-01-01T00:00', '2026-06-30T23:59', '2026-10-25T12:15']) {
      expect(localIn(zone, Date.parse(instantIn(zone, local) ?? ''))).toBe(local);
    }
  }
});

test('a day begins when it does in the zone', () => {
  const evening = Date.parse('2026-11-20T22:30:00Z');
  expect(dayIn('Europe/Moscow', evening) - dayIn('Europe/Lisbon', evening)).toBe(1);
  expect(dayIn('UTC', 0)).toBe(0);
});

test('instants are shown in the zone of the profile, and in that of the device where it has none', () => {
  const { result } = renderHook(useZone);
  expect(result.current).toBe(ownZone());
  act(() => showInZone('America/Sao_Paulo'));
  expect(result.current).toBe('America/Sao_Paulo');
  act(() => showInZone('Mars/Olympus_Mons'));
  expect(result.current).toBe(ownZone());
});
