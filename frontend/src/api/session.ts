/** What the API client needs of the login: the token of this moment, a way to renew it once, and whom to tell when that fails. */
export type Session = {
  accessToken: () => string | undefined;
  /** Resolves to a new access token, or to undefined when the login is over. */
  renew: () => Promise<string | undefined>;
  /** Called when a request stays unauthorized after one renewal. */
  expired: () => void;
};

let current: Session = { accessToken: () => undefined, renew: async () => undefined, expired: () => {} };
let language = 'en';

export function bindSession(session: Session): void {
  current = session;
}

export function setRequestLanguage(value: string): void {
  language = value;
}

export function requestLanguage(): string {
  return language;
}

let renewal: Promise<string | undefined> | undefined;
let renewed: { from: string | undefined; to: string } | undefined;

/**
 * One renewal for all requests that were refused with the same token: those that fail together share it, and one that
 * fails a moment later takes its result.
 */
async function renewOnce(refused: string | undefined): Promise<string | undefined> {
  if (renewed && renewed.from === refused) return renewed.to;
  renewal ??= current
    .renew()
    .then((token) => {
      renewed = token ? { from: refused, to: token } : undefined;
      return token;
    })
    .finally(() => {
      renewal = undefined;
    });
  return renewal;
}

function withToken(request: Request, token: string | undefined): Request {
  const copy = new Request(request);
  if (token) copy.headers.set('Authorization', `Bearer ${token}`);
  return copy;
}

/** `fetch` with the bearer token: on 401 one renewal and one retry, then the session is reported as over. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const used = current.accessToken();
  const response = await globalThis.fetch(withToken(request, used));
  if (response.status !== 401) return response;
  const token = await renewOnce(used);
  if (!token) {
    current.expired();
    return response;
  }
  const retried = await globalThis.fetch(withToken(again, token));
  if (retried.status === 401) current.expired();
  return retried;
}

export function accessToken(): string | undefined {
  return current.accessToken();
}

/** Renews and returns a token for transports that cannot use {@link authorizedFetch} (uploads with progress). */
export async function renewedToken(refused: string | undefined): Promise<string | undefined> {
  const token = await renewOnce(refused);
  if (!token) current.expired();
  return token;
}
