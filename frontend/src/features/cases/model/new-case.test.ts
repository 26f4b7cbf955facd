import { expect, test } from 'vitest';
import { faultsOf, type NewCaseForm, toNewCase } from './new-case';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function form(change: Partial<NewCaseForm> = {}): NewCaseForm {
  return {
    channel: 'phone',
    receivedAt: '',
    customerId: 7,
    newCustomer: false,
    customerName: '',
    identityKind: 'phone',
    identityValue: '',
    subject: ' Broken lid ',
    author: 'customer',
    visibility: 'public',
    body: 'The lid is broken.',
    teamId: null,
    assigneeId: null,
    priority: 'normal',
    category: null,
    topicId: null,
    tags: [],
    confidential: false,
    customFields: {},
    ...change,
  };
}

test('a letter needs the day it was received, and that lies in the past', () => {
  expect(faultsOf(form({ channel: 'post' }), 'Europe/Lisbon', NOW)).toEqual({ receivedAt: 'receipt_missing' });
  expect(faultsOf(form({ channel: 'fax', receivedAt: '2030-01-01T09:00' }), 'Europe/Lisbon', NOW)).toEqual({
    receivedAt: 'receipt_future',
  });
  expect(faultsOf(form({ channel: 'in_person', receivedAt: '2026-11-20T09:00' }), 'Europe/Lisbon', NOW)).toEqual({});
});

test('a call is received when it is entered', () => {
  expect(faultsOf(form({ receivedAt: '' }), 'Europe/Lisbon', NOW)).toEqual({});
  expect(toNewCase(form(), 'Europe/Lisbon', [])).not.toHaveProperty('receivedAt');
});

test('names every missing part', () => {
  const empty = form({ newCustomer: true, subject: ' ', body: '' });
  expect(faultsOf(empty, 'Europe/Lisbon', NOW)).toEqual({
    identityValue: 'identity',
    subject: 'subject',
    body: 'body',
  });
  expect(faultsOf(form({ customerId: null }), 'Europe/Lisbon', NOW)).toEqual({ customerId: 'customer' });
});

test('sends a known customer by id and a new one by identity, never both', () => {
  expect(toNewCase(form(), 'Europe/Lisbon', [])).toMatchObject({ requesterId: 7, subject: 'Broken lid' });
  const created = toNewCase(
    form({ newCustomer: true, identityValue: ' +351 21 000 ', customerName: '' }),
    'Europe/Lisbon',
    [],
  );
  expect(created.requester).toEqual({ identities: [{ kind: 'phone', value: '+351 21 000' }] });
  expect(created).not.toHaveProperty('requesterId');
});

test('keeps the visibility that was chosen and leaves empty fields out', () => {
  const sent = toNewCase(
    form({ visibility: 'internal', author: 'agent', customFields: { a: null, b: 'x' } }),
    'Europe/Lisbon',
    [],
  );
  expect(sent.comment).toEqual({ visibility: 'internal', author: 'agent', body: 'The lid is broken.' });
  expect(sent.customFields).toEqual({ b: 'x' });
  expect(sent).not.toHaveProperty('tags');
});
