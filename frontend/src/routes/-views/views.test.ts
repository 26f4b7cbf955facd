import { msg } from '@lingui/core/macro';
import { expect, test } from 'vitest';
import type { View } from '../../api/types';
import { filtersOf } from './views';

const view = (query: string, groupBy: View['groupBy']) => ({
  id: '7',
  title: 'Refunds',
  query,
  sort: '-updatedAt',
  empty: msg`Nothing`,
  saved: { query, groupBy } as View,
});

test('a group narrows the whole query down, also where it has alternatives', () => {
  expect(filtersOf(view('tag:a or tag:b', 'status'), 'open').query).toBe('(tag:a or tag:b) status:open');
  expect(filtersOf(view('', 'team'), 'none').query).toBe('team:none');
  expect(filtersOf(view('tag:a', 'status'), undefined).query).toBe('tag:a');
  expect(filtersOf(view('tag:a', null), 'open').query).toBe('tag:a');
});
