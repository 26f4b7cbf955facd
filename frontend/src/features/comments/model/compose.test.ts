import { expect, test } from 'vitest';
import { allowedKinds, toNewComment } from './compose';

test('the kind alone decides who sees the comment', () => {
  const draft = { html: '<p>Hello</p>', attachments: [] };
  expect(toNewComment('reply', draft, { lastSeenCommentId: 5 })).toEqual({
    visibility: 'public',
    author: 'agent',
    bodyHtml: '<p>Hello</p>',
    lastSeenCommentId: 5,
  });
  expect(toNewComment('note', draft, { lastSeenCommentId: null, status: 'solved' })).toEqual({
    visibility: 'internal',
    author: 'agent',
    bodyHtml: '<p>Hello</p>',
    status: 'solved',
  });
});

test('offers only what the server allows', () => {
  expect(allowedKinds(['comment_internal', 'comment_public', 'change'])).toEqual(['reply', 'note']);
  expect(allowedKinds(['comment_internal'])).toEqual(['note']);
  expect(allowedKinds([])).toEqual([]);
});
