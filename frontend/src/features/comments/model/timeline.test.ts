import { expect, test } from 'vitest';
import { aComment, anEvent } from '../../../../tests/support/samples';
import { buildTimeline } from './timeline';

const at = (time: string) => `2026-11-20T${time}:00.000Z`;

test('merges comments and events by time and folds the events between two comments', () => {
  const items = buildTimeline(
    [aComment({ id: 2, createdAt: at('11:00') }), aComment({ id: 1, createdAt: at('10:00') })],
    [
      anEvent({ id: 10, type: 'case.created', occurredAt: at('10:00') }),
      anEvent({ id: 11, type: 'comment.created', occurredAt: at('10:00') }),
      anEvent({ id: 12, occurredAt: at('10:10') }),
      anEvent({ id: 13, occurredAt: at('10:20') }),
    ],
    false,
    'UTC',
  );
  expect(items.map((item) => item.kind)).toEqual(['day', 'events', 'comment', 'events', 'comment']);
  expect(items[3]).toMatchObject({ kind: 'events', events: [{ id: 12 }, { id: 13 }] });
});

test('starts a new day once', () => {
  const items = buildTimeline(
    [
      aComment({ id: 1, createdAt: '2026-11-18T12:00:00.000Z' }),
      aComment({ id: 2, createdAt: '2026-11-20T12:00:00.000Z' }),
      aComment({ id: 3, createdAt: '2026-11-20T12:05:00.000Z' }),
    ],
    [],
    false,
    'UTC',
  );
  expect(items.map((item) => item.kind)).toEqual(['day', 'comment', 'day', 'comment', 'comment']);
});

test('holds back old events while the comments around them are not loaded', () => {
  const comments = [aComment({ id: 9, createdAt: at('11:00') })];
  const events = [anEvent({ id: 1, type: 'case.created', occurredAt: at('08:00') })];
  expect(buildTimeline(comments, events, true, 'UTC').map((item) => item.kind)).toEqual(['day', 'comment']);
  expect(buildTimeline(comments, events, false, 'UTC').map((item) => item.kind)).toEqual(['day', 'events', 'comment']);
});

test('the creation comes before the first comment, also when that was recorded a moment earlier', () => {
  const items = buildTimeline(
    [aComment({ id: 1, createdAt: at('10:00') })],
    [anEvent({ id: 1, type: 'case.created', occurredAt: at('10:01') })],
    false,
    'UTC',
  );
  expect(items.map((item) => item.kind)).toEqual(['day', 'events', 'comment']);
});

test('a day begins at midnight of the reader', () => {
  const comments = ['T20:00', 'T22:00'].map((time, id) => aComment({ id, createdAt: `2026-11-20${time}:00.000Z` }));
  const days = (zone: string) => buildTimeline(comments, [], false, zone).filter((item) => item.kind === 'day').length;
  expect([days('UTC'), days('Europe/Moscow')]).toEqual([1, 2]);
});

test('what only the ledger tells is left to it', () => {
  const events = ['sla.started', 'sla.breached', 'sla.paused'].map((type, id) => anEvent({ id, type }));
  expect(buildTimeline([], events, false, 'UTC').at(-1)).toMatchObject({ events: [{ type: 'sla.breached' }] });
});
