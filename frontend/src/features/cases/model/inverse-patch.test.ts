import { expect, test } from 'vitest';
import { aCase } from '../../../../tests/support/samples';
import { inversePatch } from './inverse-patch';

test('takes back exactly the fields of the change', () => {
  const before = aCase({ status: 'open', assigneeId: null, tags: ['refund'] });
  expect(inversePatch(before, { status: 'solved', assigneeId: 4, tags: [] })).toEqual({
    status: 'open',
    assigneeId: null,
    tags: ['refund'],
  });
});

test('clears a custom field that was not set and restores one that was', () => {
  const before = aCase({ customFields: { order: '88213' } });
  const customFields: Record<string, unknown> = { order: '1', colour: 'red' };
  expect(inversePatch(before, { customFields })).toEqual({
    customFields: { order: '88213', colour: null },
  });
});

test('leaves the reason of a raise out, but keeps it when going back up', () => {
  expect(inversePatch(aCase({ escalationLevel: 0 }), { escalationLevel: 1, reason: 'legal' })).toEqual({
    escalationLevel: 0,
  });
  expect(inversePatch(aCase({ escalationLevel: 2 }), { escalationLevel: 1, reason: 'settled' })).toEqual({
    escalationLevel: 2,
    reason: 'settled',
  });
});
