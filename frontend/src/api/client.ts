import createClient, { type Middleware } from 'openapi-fetch';
import { ApiProblem, networkProblem } from './problem';
import type { paths } from './schema.gen';
import { learnServerTime } from './server-clock';
import { authorizedFetch, requestLanguage } from './session';

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', requestLanguage());
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    }
    return request;
  },
};

/** The generated client. `fetch` is looked up at each call so that tests can replace it. */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  fetch: async (request: Request) => {
    const askedAt = Date.now();
    try {
      const response = await authorizedFetch(request);
      learnServerTime(response.headers.get('Date'), askedAt, Date.now());
      return response;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw networkProblem();
    }
  },
});
api.use(headers);

/** The body of a good answer; a bad one is thrown as an {@link ApiProblem}. */
export async function unwrap<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok || error !== undefined) {
    const body = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
    throw new ApiProblem(response.status, body);
  }
  return data as T;
}

/** The `If-Match` header for a version that was read earlier. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"v${version}"` };
}

export const mergePatch = { 'Content-Type': 'application/merge-patch+json' };
