import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { expect, test, vi } from 'vitest';
import { renderInApp } from '../../../../tests/support/render';
import { aCase, aComment } from '../../../../tests/support/samples';
import { server } from '../../../../tests/support/server';
import type { CaseView, NewComment } from '../../../api/types';
import { drafts } from '../model/draft-store';
import { Composer } from './Composer';

const COMMENTS = 'http://localhost:8080/api/v1/cases/:id/comments';

function show(value: CaseView, agentId: number, onSent = vi.fn()) {
  renderInApp(
    <Composer
      agentId={agentId}
      value={value}
      recipient="Emma · emma@mail.example"
      onSent={onSent}
      onWriting={() => undefined}
    />,
  );
  return onSent;
}

function deskThatTakes(sent: { comment: NewComment; key: string | null }[]) {
  server.use(
    http.post(COMMENTS, async ({ request }) => {
      sent.push({ comment: (await request.json()) as NewComment, key: request.headers.get('Idempotency-Key') });
      return HttpResponse.json(aComment({ id: 900 }), { status: 201 });
    }),
  );
}

async function written(agentId: number, caseId: number, reply: string, note: string) {
  drafts.save(agentId, caseId, 'reply', { html: reply, attachments: [] });
  drafts.save(agentId, caseId, 'note', { html: note, attachments: [] });
  await drafts.flush();
}

test('a note is sent as a note and leaves the reply that was begun alone', async () => {
  await written(1, 10041, '<p>Dear Emma</p>', '<p>She is difficult</p>');
  const sent: { comment: NewComment; key: string | null }[] = [];
  deskThatTakes(sent);
  show(aCase(), 1);

  expect(await screen.findByRole('textbox', { name: 'Reply to the customer' })).toHaveTextContent('Dear Emma');
  await userEvent.click(screen.getByRole('tab', { name: 'Note' }));
  expect(await screen.findByRole('textbox', { name: 'Internal note' })).toHaveTextContent('She is difficult');
  expect(screen.queryByText('Dear Emma')).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Add note' }));

  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.comment).toMatchObject({ visibility: 'internal', bodyHtml: '<p>She is difficult</p>' });
  await waitFor(async () => expect((await drafts.load(1, 10041, 'note')).html).toBe(''));
  expect((await drafts.load(1, 10041, 'reply')).html).toBe('<p>Dear Emma</p>');
});

test('sends and solves in one step', async () => {
  await written(2, 10041, '<p>Done</p>', '');
  const sent: { comment: NewComment; key: string | null }[] = [];
  deskThatTakes(sent);
  const onSent = show(aCase(), 2);
  await userEvent.click(await screen.findByRole('button', { name: 'Send and set the status' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /Send and solve/ }));
  await waitFor(() => expect(onSent).toHaveBeenCalledWith('solved'));
  expect(sent[0]?.comment).toMatchObject({ visibility: 'public', status: 'solved', lastSeenCommentId: 501 });
});

test('somebody wrote meanwhile: shows it, and sends only when told to', async () => {
  await written(3, 10041, '<p>My answer</p>', '');
  const seen: (number | null | undefined)[] = [];
  server.use(
    http.post(COMMENTS, async ({ request }) => {
      const comment = (await request.json()) as NewComment;
      seen.push(comment.lastSeenCommentId);
      if (comment.lastSeenCommentId === 502) return HttpResponse.json(aComment({ id: 503 }), { status: 201 });
      return HttpResponse.json(
        {
          title: 'Newer comments',
          status: 409,
          code: 'case_moved_on',
          newComments: [aComment({ id: 502, body: 'Never mind!' })],
        },
        { status: 409 },
      );
    }),
  );
  show(aCase(), 3);
  await screen.findByText('My answer');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Never mind!')).toBeVisible();
  expect(seen).toEqual([501]);
  await userEvent.click(screen.getByRole('button', { name: 'Send anyway' }));
  await waitFor(() => expect(seen).toEqual([501, 502]));
});

test('a second attempt after an error sends the same key and keeps the text', async () => {
  await written(4, 10041, '<p>Hello</p>', '');
  const keys: (string | null)[] = [];
  server.use(
    http.post(COMMENTS, ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      if (keys.length > 1) return HttpResponse.json(aComment({ id: 900 }), { status: 201 });
      return HttpResponse.json({ title: 'Busy', status: 503, requestId: 'r-77' }, { status: 503 });
    }),
  );
  show(aCase(), 4);
  await screen.findByText('Hello');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Busy')).toBeVisible();
  expect(screen.getByText('Request r-77')).toBeVisible();
  expect(screen.getByText('Hello')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(keys).toHaveLength(2));
  expect(keys[1]).toBe(keys[0]);
});

test('who may only write notes is offered nothing else', async () => {
  show(aCase({ allowed: ['comment_internal'] }), 5);
  expect(await screen.findByRole('textbox', { name: 'Internal note' })).toBeInTheDocument();
  expect(screen.queryByRole('tab', { name: 'Reply' })).not.toBeInTheDocument();
});
