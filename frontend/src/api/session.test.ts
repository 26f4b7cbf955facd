import { HttpResponse, http } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { server } from '../../tests/support/server';
import { api, unwrap } from './client';
import { ApiProblem } from './problem';
import { bindSession } from './session';

const ME = 'http://localhost:8080/api/v1/me';

afterEach(() => bindSession({ accessToken: () => undefined, renew: async () => undefined, expired: () => {} }));

function desk(accepts: string, seen: (string | null)[] = []) {
  server.use(
    http.get(ME, ({ request }) => {
      seen.push(request.headers.get('Authorization'));
      if (request.headers.get('Authorization') === `Bearer ${accepts}`) return HttpResponse.json({ id: 1 });
      return HttpResponse.json({ title: 'Who are you?', status: 401 }, { status: 401 });
    }),
  );
  return seen;
}

test('renews the token once for requests that fail together, and sends each again', async () => {
  const seen = desk('new');
  let token = 'old';
  const renew = vi.fn(async () => {
    token = 'new';
    return token;
  });
  const expired = vi.fn();
  bindSession({ accessToken: () => token, renew, expired });
  const answers = await Promise.all([unwrap(api.GET('/api/v1/me')), unwrap(api.GET('/api/v1/me'))]);
  expect(answers).toEqual([{ id: 1 }, { id: 1 }]);
  expect(renew).toHaveBeenCalledOnce();
  expect(seen).toEqual(['Bearer old', 'Bearer old', 'Bearer new', 'Bearer new']);
  expect(expired).not.toHaveBeenCalled();
});

test('a login that cannot be renewed is reported and tried no further', async () => {
  const seen = desk('never');
  const expired = vi.fn();
  bindSession({ accessToken: () => 'dead', renew: async () => undefined, expired });
  await expect(unwrap(api.GET('/api/v1/me'))).rejects.toMatchObject({ status: 401 });
  expect(expired).toHaveBeenCalledOnce();
  expect(seen).toHaveLength(1);
});

test('an error carries what the server said', async () => {
  server.use(
    http.get(ME, () =>
      HttpResponse.json(
        {
          title: 'Invalid',
          detail: 'The subject is missing.',
          status: 422,
          code: 'invalid',
          requestId: 'r-1',
          errors: [{ pointer: '/requester/identities/0/value', code: 'required', detail: 'Missing.' }],
        },
        { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    ),
  );
  const error = await unwrap(api.GET('/api/v1/me')).catch((thrown: unknown) => thrown as ApiProblem);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({ status: 422, code: 'invalid', requestId: 'r-1', detail: 'The subject is missing.' });
  expect((error as ApiProblem).fieldErrors()).toEqual({ 'requester.identities.0.value': 'Missing.' });
});

test('no answer at all is an error of its own', async () => {
  server.use(http.get(ME, () => HttpResponse.error()));
  await expect(unwrap(api.GET('/api/v1/me'))).rejects.toMatchObject({ status: 0, code: 'network' });
});
