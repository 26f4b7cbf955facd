import { expect, test } from 'vitest';
import { drafts } from './draft-store';

const text = (html: string) => ({ html, attachments: [] });

test('a draft comes back after it was written down', async () => {
  drafts.save(1, 100, 'reply', text('<p>almost done</p>'));
  await drafts.flush();
  expect(await drafts.load(1, 100, 'reply')).toEqual(text('<p>almost done</p>'));
});

test('what was typed a moment ago is there at once', async () => {
  drafts.save(1, 101, 'reply', text('<p>fresh</p>'));
  expect((await drafts.load(1, 101, 'reply')).html).toBe('<p>fresh</p>');
});

test('reply and note, two cases and two agents never share a draft', async () => {
  drafts.save(1, 102, 'note', text('<p>only for us</p>'));
  await drafts.flush();
  expect((await drafts.load(1, 102, 'reply')).html).toBe('');
  expect((await drafts.load(1, 103, 'note')).html).toBe('');
  expect((await drafts.load(2, 102, 'note')).html).toBe('');
});

test('a save that still waits cannot bring a sent draft back', async () => {
  drafts.save(1, 104, 'reply', text('<p>sent</p>'));
  await drafts.remove(1, 104, 'reply');
  await drafts.flush();
  expect((await drafts.load(1, 104, 'reply')).html).toBe('');
});
