import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { renderInApp } from '../../../tests/support/render';
import { server } from '../../../tests/support/server';
import type { QueryField } from '../../api/types';
import { QueryInput } from './QueryInput';

const API = 'http://localhost:8080/api/v1';
const FIELDS: QueryField[] = [
  { key: 'status', property: 'status', type: 'choice', operators: [':'], values: ['open', 'pending'], words: [] },
  {
    key: 'priority',
    property: 'priority',
    type: 'rank',
    operators: [':', '>='],
    values: ['low', 'high'],
    words: [],
  },
  { key: 'team', property: 'teamId', type: 'team', operators: [':'], values: [], words: ['my_teams', 'none'] },
];

beforeEach(() => {
  const page = { nextCursor: null, hasMore: false };
  server.use(
    http.get(`${API}/query/fields`, () => HttpResponse.json({ data: FIELDS, page })),
    http.get(`${API}/case-fields`, () => HttpResponse.json({ data: [], page })),
    http.get(`${API}/me`, () => HttpResponse.json({ permissions: ['directory:read'], preferences: {} })),
    http.get(`${API}/teams`, () => HttpResponse.json({ data: [{ id: 1, name: 'Billing & Co', active: true }], page })),
  );
});

function renderInput(onSubmit = vi.fn()) {
  function Field() {
    const [text, setText] = useState('');
    return <QueryInput label="Search cases" value={text} onChange={setText} onSubmit={onSubmit} />;
  }
  renderInApp(<Field />);
  return { onSubmit, input: screen.getByRole('combobox', { name: 'Search cases' }) };
}

test('keys, signs and values are completed by the keyboard alone, and the focus stays in the field', async () => {
  const { input, onSubmit } = renderInput();
  await userEvent.type(input, 'sta');
  expect(await screen.findByRole('option', { name: /^Status/ })).toBeVisible();
  expect(input).toHaveAttribute('aria-expanded', 'true');
  await userEvent.keyboard('{ArrowDown}');
  expect(input).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { selected: true }).id);
  await userEvent.keyboard('{Enter}');
  expect(input).toHaveValue('status:');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(input).toHaveValue('status:open ');
  await userEvent.keyboard(',{ArrowDown}{Enter}');
  expect(input).toHaveValue('status:open,pending ');
  await userEvent.keyboard('prio{ArrowDown}{Enter}');
  expect(input).toHaveValue('status:open,pending priority');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}hi{ArrowDown}{Enter}');
  expect(input).toHaveValue('status:open,pending priority>=high ');
  await userEvent.keyboard('team:bil');
  expect(await screen.findByRole('option', { name: /Billing & Co/ })).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(input).toHaveValue('status:open,pending priority>=high team:"Billing & Co" ');
  expect(input).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith('status:open,pending priority>=high team:"Billing & Co" ');
});

test('Escape closes the choices first; Enter without a choice asks', async () => {
  const { input, onSubmit } = renderInput();
  await userEvent.type(input, 'sta');
  await screen.findByRole('listbox');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  expect(input).toHaveValue('sta');
  await userEvent.keyboard('{Enter}');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith('sta');
});

test('keys that an input method composes with are left to it', async () => {
  const { input, onSubmit } = renderInput();
  await userEvent.type(input, 'sta');
  await screen.findByRole('listbox');
  fireEvent.keyDown(input, { key: 'ArrowDown', isComposing: true });
  expect(screen.queryByRole('option', { selected: true })).not.toBeInTheDocument();
  fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
  expect(onSubmit).not.toHaveBeenCalled();
});
