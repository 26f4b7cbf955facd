import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { renderInApp } from '../../../../tests/support/render';
import { aCase, aRow } from '../../../../tests/support/samples';
import { server } from '../../../../tests/support/server';
import type { CaseSummary } from '../../../api/types';
import SimilarPanel from './SimilarPanel';

const CASE = 'http://localhost:8080/api/v1/cases/10041';
const rows = (...ids: number[]) => ids.map((id) => aRow({ id, subject: `Subject ${id}` }));

function show(
  sameCustomer: CaseSummary[],
  likelyDuplicates: CaseSummary[],
  sameWords: CaseSummary[] = [],
  onMerge?: (into: number) => void,
) {
  server.use(
    http.get(`${CASE}/similar`, () => HttpResponse.json({ sameCustomer, likelyDuplicates, sameWords })),
    http.get(`${CASE}/links`, () => HttpResponse.json({ data: [] })),
    http.get(`${CASE}/shares`, () => HttpResponse.json({ data: [] })),
  );
  renderInApp(
    <SimilarPanel
      value={aCase()}
      caseLink={(id, children) => <a href={`/cases/${id}`}>{children}</a>}
      onMerge={onMerge}
    />,
  );
}

const numbers = async (name: string) =>
  within(await screen.findByRole('region', { name }))
    .getAllByRole('link')
    .map((link) => link.textContent?.split(' ')[0]);

test('a case is told of once, where it means most, and long lists begin short', async () => {
  show(rows(1, 2, 3, 4, 5, 6, 7), rows(2), rows(2, 7, 9));
  expect(await numbers('Likely duplicates')).toEqual(['#2']);
  expect(await numbers('Other cases of this customer')).toEqual(['#1', '#3', '#4', '#5']);
  expect(await numbers('Cases with the same words')).toEqual(['#9']);
  await userEvent.click(screen.getByRole('button', { name: 'Show all 6' }));
  expect(await numbers('Other cases of this customer')).toEqual(['#1', '#3', '#4', '#5', '#6', '#7']);
  expect(screen.queryByRole('button', { name: /Merge/ })).toBeNull();
});

test('a case goes into a duplicate that is not closed', async () => {
  const asked: number[] = [];
  show([], [...rows(2), aRow({ id: 3, status: 'closed' })], [], (into) => asked.push(into));
  await userEvent.click(await screen.findByRole('button', { name: 'Merge into… #2' }));
  expect(asked).toEqual([2]);
  expect(screen.queryByRole('button', { name: 'Merge into… #3' })).toBeNull();
});
