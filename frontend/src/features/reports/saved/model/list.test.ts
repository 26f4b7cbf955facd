import { expect, test } from 'vitest';
import type { ReportScope, SavedReport } from '../../../../api/types';
import { byOwner, listed, ownersOf } from './list';

const report = (id: number, name: string, scope: ReportScope, query: string | null = null): SavedReport => ({
  id,
  version: 1,
  name,
  scope,
  teamId: scope === 'team' ? 11 : null,
  ownerId: scope === 'personal' ? 1 : null,
  changeable: true,
  definition: {
    range: { preset: 'today' },
    query,
    widgets: [{ title: 'Ответы', kind: 'number', metrics: ['replies_sent'] }],
  },
});
const REPORTS = [
  report(1, 'Revisão de março', 'shared'),
  report(2, 'Weekly review', 'personal', 'channel:email'),
  report(3, 'Weekly numbers', 'team'),
];
const found = (find: string, of?: string) => listed(REPORTS, ownersOf(of), find).map((each) => each.id);

test('reports are found by any of their words, with or without accents, and by whose they are', () => {
  expect(found('')).toEqual([1, 2, 3]);
  expect(found('marco')).toEqual([1]);
  expect(found('REVIEW week')).toEqual([2]);
  expect(found('email')).toEqual([2]);
  expect(found('ответы')).toEqual([1, 2, 3]);
  expect(found('weekly', 'team')).toEqual([3]);
  expect(found('', 'nobody')).toEqual([1, 2, 3]);
});

test('one’s own stand before those of teams and of everybody', () => {
  expect(byOwner(REPORTS).map((group) => [group.scope, group.reports.length])).toEqual([
    ['personal', 1],
    ['team', 1],
    ['shared', 1],
  ]);
  expect(byOwner([])).toEqual([]);
});
