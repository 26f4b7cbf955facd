import type { ProblemBody } from './types';

/** The members every problem has, and those that one code adds (`newComments`, `currentVersion`). */
type Body = Partial<ProblemBody> & Record<string, unknown>;

/** An error answer of the API (RFC 9457), or a request that got no answer at all (`status` 0, `code` "network"). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly errors: ReadonlyArray<{ pointer: string; code: string; detail: string }>;
  readonly body: Body;

  constructor(status: number, body: Body) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.body = body;
    this.code = body.code ?? (status === 0 ? 'network' : `http_${status}`);
    this.title = body.title ?? '';
    this.detail = body.detail ?? undefined;
    this.requestId = body.requestId ?? undefined;
    this.errors = (body.errors ?? []) as ReadonlyArray<{ pointer: string; code: string; detail: string }>;
  }

  /** Messages by field name: the pointer `/requester/name` becomes `requester.name`. */
  fieldErrors(): Record<string, string> {
    return Object.fromEntries(
      this.errors.map((error) => [error.pointer.replace(/^\//, '').replaceAll('/', '.'), error.detail]),
    );
  }
}

export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code);
}

export function networkProblem(): ApiProblem {
  return new ApiProblem(0, {});
}
