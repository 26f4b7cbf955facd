import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { aCase, anEvent, aRow } from '../../../tests/support/samples';
import { caseQueries } from '../../api/queries/cases';
import type { CaseView } from '../../api/types';
import { createEventApplier } from './cache-events';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function clientWith(value: CaseView): QueryClient {
  const client = new QueryClient();
  client.setQueryData(caseQueries.detail(value.id).queryKey, value);
  client.setQueryData(caseQueries.list({ status: 'open' }).queryKey, {
    pageParams: [undefined],
    pages: [{ data: [aRow({ id: value.id, version: value.version })], page: { nextCursor: null, hasMore: false } }],
  });
  return client;
}

test('patches the open case and its row in every list', () => {
  const client = clientWith(aCase({ version: 3 }));
  createEventApplier(client)(
    anEvent({ caseVersion: 4, data: { changes: { subject: { before: 'x', after: 'New subject' } } } }),
  );
  expect(client.getQueryData(caseQueries.detail(10041).queryKey)).toMatchObject({ subject: 'New subject', version: 4 });
  const list = client.getQueryData(caseQueries.list({ status: 'open' }).queryKey);
  expect(list?.pages[0]?.data[0]).toMatchObject({ subject: 'New subject', version: 4 });
});

test('reads lists again at once, then at most once per interval', () => {
  const client = clientWith(aCase());
  const invalidate = vi.spyOn(client, 'invalidateQueries');
  const apply = createEventApplier(client);
  const lists = () => invalidate.mock.calls.filter(([filter]) => filter?.queryKey === caseQueries.lists).length;
  for (let id = 1; id <= 20; id++) apply(anEvent({ id, caseId: id, type: 'case.created' }));
  expect(lists()).toBe(1);
  vi.advanceTimersByTime(2_000);
  expect(lists()).toBe(2);
});

test('a comment brings the conversation up to date', () => {
  const client = clientWith(aCase());
  const invalidate = vi.spyOn(client, 'invalidateQueries');
  createEventApplier(client)(anEvent({ type: 'comment.created', data: { commentId: 9 } }));
  expect(invalidate).toHaveBeenCalledWith({ queryKey: caseQueries.comments(10041).queryKey });
});

test('a new case has the similar ones read again of cases with the same customer or organization only', () => {
  const client = clientWith(aCase({ id: 1, requesterId: 7, organizationId: null }));
  client.setQueryData(caseQueries.detail(2).queryKey, aCase({ id: 2, requesterId: 8, organizationId: 30 }));
  for (const id of [1, 2]) {
    client.setQueryData(caseQueries.similar(id).queryKey, { sameCustomer: [], likelyDuplicates: [], sameWords: [] });
  }
  const apply = createEventApplier(client);
  const stale = (id: number) => client.getQueryState(caseQueries.similar(id).queryKey)?.isInvalidated;
  apply(anEvent({ type: 'case.created', caseId: 3, data: { requesterId: 9, organizationId: null } }));
  expect([stale(1), stale(2)]).toEqual([false, false]);
  apply(anEvent({ type: 'case.created', caseId: 4, data: { requesterId: 7, organizationId: null } }));
  expect([stale(1), stale(2)]).toEqual([true, false]);
  apply(anEvent({ type: 'case.created', caseId: 5, data: { requesterId: 9, organizationId: 30 } }));
  expect([stale(1), stale(2)]).toEqual([true, true]);
});

test('an event of a promise has the case and its ledger read again, whatever the version', () => {
  const client = clientWith(aCase({ version: 3 }));
  const invalidate = vi.spyOn(client, 'invalidateQueries');
  createEventApplier(client)(anEvent({ type: 'sla.breached', caseVersion: 3 }));
  expect(invalidate).toHaveBeenCalledWith({ queryKey: caseQueries.detail(10041).queryKey });
  expect(invalidate).toHaveBeenCalledWith({ queryKey: ['cases', 'sla', 10041] });
});
