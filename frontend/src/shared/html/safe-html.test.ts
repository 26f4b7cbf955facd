import { expect, test } from 'vitest';
import { safeHtml } from './safe-html';

test('nothing that runs, submits or frames is left', () => {
  const { html } = safeHtml(
    '<p onclick="x()">Hi<script>alert(1)</script><form action="https://evil"><input></form><iframe src="x"></iframe>' +
      '<a href="javascript:alert(1)">a</a><img src="x" onerror="alert(1)"><style>body{display:none}</style></p>',
    false,
  );
  expect(html).not.toMatch(/script|onclick|onerror|<form|<input|<iframe|<style|javascript:/i);
  expect(html).toContain('Hi');
});

test('links open elsewhere and tell nobody where they were', () => {
  const { html } = safeHtml('<a href="https://example.com" target="_top">x</a>', false);
  expect(html).toContain('target="_blank"');
  expect(html).toContain('rel="noopener noreferrer"');
});

test('pictures of other servers wait until they are asked for', () => {
  const mail = '<img src="https://tracker.example/p.gif" srcset="https://tracker.example/2.gif 2x" alt="logo">';
  expect(safeHtml(mail, false)).toMatchObject({ remoteImages: true });
  expect(safeHtml(mail, false).html).not.toContain('tracker');
  expect(safeHtml(mail, true).html).toContain('src="https://tracker.example/p.gif"');
  expect(safeHtml('<img src="data:image/png;base64,AA==">', false).remoteImages).toBe(false);
});

test('a mail with colours of its own gets its white sheet', () => {
  expect(safeHtml('<p style="color:#333">x</p>', false).styled).toBe(true);
  expect(safeHtml('<p>x</p>', false).styled).toBe(false);
});
