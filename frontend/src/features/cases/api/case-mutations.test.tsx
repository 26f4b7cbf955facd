import { Button } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { renderInApp } from '../../../../tests/support/render';
import { aCase } from '../../../../tests/support/samples';
import { server } from '../../../../tests/support/server';
import { caseQueries } from '../../../api/queries/cases';
import { createQueryClient } from '../../../api/query-client';
import { useChangeCase } from './case-mutations';

const CASE = 'http://localhost:8080/api/v1/cases/:id';
const before = aCase({ version: 3, status: 'open' });

function SolveButton() {
  const change = useChangeCase();
  return <Button onClick={() => change.mutate({ current: before, patch: { status: 'solved' } })}>Solve</Button>;
}

function clientWithCase() {
  const client = createQueryClient();
  client.setQueryData(caseQueries.detail(before.id).queryKey, before);
  return client;
}

test('undo sends the value from before, against the version that the change made', async () => {
  const writes: { body: unknown; ifMatch: string | null }[] = [];
  server.use(
    http.patch(CASE, async ({ request }) => {
      const body = (await request.json()) as Partial<typeof before>;
      writes.push({ body, ifMatch: request.headers.get('If-Match') });
      return HttpResponse.json({ ...before, ...body, version: 3 + writes.length });
    }),
  );
  const { client } = renderInApp(<SolveButton />, clientWithCase());
  await userEvent.click(screen.getByRole('button', { name: 'Solve' }));
  await userEvent.click(await screen.findByRole('button', { name: /Undo/ }));
  await waitFor(() => expect(writes).toHaveLength(2));
  expect(writes).toEqual([
    { body: { status: 'solved' }, ifMatch: '"v3"' },
    { body: { status: 'open' }, ifMatch: '"v4"' },
  ]);
  await waitFor(() =>
    expect(client.getQueryData(caseQueries.detail(before.id).queryKey)).toMatchObject({ status: 'open', version: 5 }),
  );
});

test('a change that somebody else has overtaken is taken back and explained', async () => {
  server.use(
    http.patch(CASE, () =>
      HttpResponse.json({ title: 'Stale', status: 412, code: 'stale', currentVersion: 9 }, { status: 412 }),
    ),
  );
  const { client } = renderInApp(<SolveButton />, clientWithCase());
  await userEvent.click(screen.getByRole('button', { name: 'Solve' }));
  expect(await screen.findByText('Somebody else has just changed this case')).toBeVisible();
  expect(client.getQueryData(caseQueries.detail(before.id).queryKey)).toMatchObject({ status: 'open' });
});
