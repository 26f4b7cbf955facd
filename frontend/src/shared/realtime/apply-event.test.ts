import { expect, test } from 'vitest';
import { aCase, anEvent } from '../../../tests/support/samples';
import { applyCaseEvent } from './apply-event';

test('an event that the cache already knows is dropped', () => {
  expect(applyCaseEvent(aCase({ version: 4 }), anEvent({ caseVersion: 4 }))).toEqual({ kind: 'stale' });
});

test('the next version with plain fields is taken over at once', () => {
  const event = anEvent({ caseVersion: 4, data: { changes: { priority: { before: 'normal', after: 'urgent' } } } });
  expect(applyCaseEvent(aCase({ version: 3 }), event)).toMatchObject({
    kind: 'patched',
    value: { priority: 'urgent', version: 4 },
    readAgain: false,
  });
});

test('what changes the rights is shown at once and read again', () => {
  const event = anEvent({ caseVersion: 4, data: { changes: { status: { before: 'open', after: 'closed' } } } });
  expect(applyCaseEvent(aCase({ version: 3 }), event)).toMatchObject({ kind: 'patched', readAgain: true });
});

test('a gap, an unknown field or another kind of event means reading again', () => {
  expect(applyCaseEvent(aCase({ version: 3 }), anEvent({ caseVersion: 6 })).kind).toBe('read-again');
  expect(
    applyCaseEvent(aCase(), anEvent({ caseVersion: 4, data: { changes: { customFields: { after: {} } } } })).kind,
  ).toBe('read-again');
  expect(applyCaseEvent(aCase(), anEvent({ type: 'comment.created', caseVersion: 4, data: {} })).kind).toBe(
    'read-again',
  );
});
