import { expect, test } from 'vitest';
import type { SlaPolicy } from '../../../api/types';
import { parseWarning, toNewPolicy, toPatch, unreadable, valuesOf } from './policy-form';

const POLICY: SlaPolicy = {
  id: 1201,
  version: 4,
  name: 'Urgent by phone',
  position: 1,
  active: true,
  conditions: 'priority:urgent',
  calendarId: 1101,
  targets: { first_reply: { urgent: 1_800, high: 3_600 }, resolution: { urgent: 28_800 } },
  pauses: { resolution: [] },
  warnings: [{ percent: 80 }, { beforeSeconds: 1_800 }],
  escalations: [{ when: 'breach', afterSeconds: 0, notify: [101], teamId: 11 }],
  fault: null,
  createdAt: '2026-11-20T10:00:00Z',
  updatedAt: '2026-11-20T10:00:00Z',
};

test('what was read and not changed comes out as it was', () => {
  const patch = toPatch(valuesOf(POLICY, 'en'), POLICY);
  expect(patch.targets).toEqual(POLICY.targets);
  expect(patch.pauses).toEqual(POLICY.pauses);
  expect(patch.warnings).toEqual(POLICY.warnings);
  expect(patch).toMatchObject({ name: 'Urgent by phone', conditions: 'priority:urgent', calendarId: 1101 });
});

test('an emptied target is taken back, and so is a metric without any', () => {
  const values = valuesOf(POLICY, 'en');
  values.targets.first_reply.high = '';
  values.targets.resolution.urgent = ' ';
  values.pauses.resolution = ['pending'];
  const patch = toPatch(values, POLICY);
  expect(patch.targets).toEqual({ first_reply: { urgent: 1_800, high: null }, resolution: null });
  expect(patch.pauses).toEqual({ resolution: null });
});

test('a new policy holds only what was typed', () => {
  const values = valuesOf(undefined, 'en');
  values.name = ' Everybody ';
  values.targets.first_reply.normal = '4h 30m';
  expect(toNewPolicy(values)).toMatchObject({
    name: 'Everybody',
    calendarId: null,
    targets: { first_reply: { normal: 16_200 } },
    pauses: {},
  });
});

test('a warning is a share or a length', () => {
  expect(parseWarning('80%')).toEqual({ percent: 80 });
  expect(parseWarning(' 30m ')).toEqual({ beforeSeconds: 1_800 });
  expect(['0%', '100%', 'soon', ''].map(parseWarning)).toEqual([undefined, undefined, undefined, undefined]);
});

test('tells which fields cannot be understood', () => {
  const values = valuesOf(POLICY, 'en');
  values.targets.work.low = 'a while';
  values.warnings.push('soon');
  expect([...unreadable(values)]).toEqual(['targets.work.low', 'warnings.2']);
});
