import { expect } from '@playwright/test';
import type { Agent, CasePatch, CaseView, Comment, Customer, Me, MePatch, SlaPolicy } from '../../src/api/types';
import { DEMO_PASSWORD } from './sign-in';

/** A person of the demo accounts, or the service account that stands for other systems. */
export type Account = 'ann' | 'olga' | 'joao' | 'lena' | 'lucas' | 'admin' | 'cora' | 'integration';

const SCOPES =
  'cases:read cases:write comments:read_internal customers:read customers:write events:read directory:read settings:write reports:read';

async function tokenOf(baseURL: string, account: Account): Promise<string> {
  const form: Record<string, string> =
    account === 'integration'
      ? {
          grant_type: 'client_credentials',
          client_id: 'zelodesk-integration',
          client_secret: 'zelodesk-integration-local',
          scope: SCOPES,
        }
      : {
          grant_type: 'password',
          client_id: 'zelodesk-cli',
          username: account,
          password: DEMO_PASSWORD,
          scope: 'openid',
        };
  let token = '';
  // Refused while another log-in of the account is under way; see Desk.login.
  await expect(async () => {
    const answer = await fetch(`${baseURL}/auth/realms/zelodesk/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    if (!answer.ok) throw new Error(`No token for ${account}: HTTP ${answer.status} ${await answer.text()}`);
    token = ((await answer.json()) as { access_token: string }).access_token;
  }).toPass({ timeout: 10_000, intervals: [250, 1_000] });
  return token;
}

/** The REST API as another program uses it: what it does here must show in the browser. */
export class Api {
  private constructor(
    private readonly baseURL: string,
    private readonly token: string,
  ) {}

  static async as(baseURL: string, account: Account): Promise<Api> {
    return new Api(baseURL, await tokenOf(baseURL, account));
  }

  async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.baseURL}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(method === 'POST' && { 'Idempotency-Key': crypto.randomUUID() }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: HTTP ${answer.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  me(): Promise<Me> {
    return this.send('GET', '/me');
  }

  changeMe(patch: MePatch): Promise<Me> {
    return this.send('PATCH', '/me', patch);
  }

  /** A case of a customer who wrote; `more` overrides any field. */
  createCase(subject: string, more: Record<string, unknown> = {}): Promise<CaseView> {
    return this.send('POST', '/cases', {
      subject,
      channel: 'web_form',
      requester: { name: 'Clara Example', identities: [{ kind: 'email', value: `clara.${unique()}@example.org` }] },
      comment: { visibility: 'public', author: 'customer', body: `Good morning, this is about: ${subject}` },
      ...more,
    });
  }

  createTag(name: string): Promise<unknown> {
    return this.send('POST', '/tags', { name });
  }

  changeCase(id: number, patch: CasePatch): Promise<CaseView> {
    return this.send('PATCH', `/cases/${id}`, patch);
  }

  async policyNamed(name: string): Promise<SlaPolicy> {
    const { data } = await this.send<{ data: SlaPolicy[] }>('GET', '/sla-policies?limit=100');
    const found = data.find((each) => each.name === name);
    if (!found) throw new Error(`No policy is called ${name}.`);
    return found;
  }

  /** Puts a policy before all others, so that it holds for every case that it fits. */
  async policyFirst(id: number): Promise<void> {
    await expect(async () => {
      const { data } = await this.send<{ data: SlaPolicy[] }>('GET', '/sla-policies?limit=100');
      const others = data.map((each) => each.id).filter((other) => other !== id);
      await this.send('PUT', '/sla-policies/order', { ids: [id, ...others] });
    }).toPass({ timeout: 30_000 });
  }

  comment(caseId: number, body: string, more: Record<string, unknown> = {}): Promise<Comment> {
    return this.send('POST', `/cases/${caseId}/comments`, { visibility: 'public', body, ...more });
  }

  caseOf(id: number): Promise<CaseView> {
    return this.send('GET', `/cases/${id}`);
  }

  customers(name: string): Promise<{ data: Customer[] }> {
    return this.send('GET', `/customers?name=${encodeURIComponent(name)}`);
  }

  async agents(): Promise<Agent[]> {
    return (await this.send<{ data: Agent[] }>('GET', '/agents?limit=100')).data;
  }
}

/** Short words that no other run has used. */
export function unique(): string {
  return crypto.randomUUID().slice(0, 8);
}
