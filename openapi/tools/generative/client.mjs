// HTTP as it is: paths and bodies go out as given, however wrong.
import { execFile } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';

const TOKEN_LIFE = 200_000;

/** An access token of the demo's admin: $ZELO_TOKEN, else of `zelo token`, anew before it expires. */
export class Token {
  #value = process.env.ZELO_TOKEN;
  #from = process.env.ZELO_TOKEN ? Infinity : 0;

  async value() {
    if (Date.now() - this.#from > TOKEN_LIFE) {
      this.#from = Date.now();
      this.#value = this.#fetch();
    }
    return this.#value;
  }

  async #fetch() {
    const data = process.env.ZELO_DATA ? ['--data', process.env.ZELO_DATA] : [];
    const zelo = join(import.meta.dirname, '..', '..', '..', 'zelo');
    return (await promisify(execFile)(zelo, ['token', 'admin', ...data])).stdout.trim();
  }
}

export class Client {
  constructor(origin, token) {
    this.origin = new URL(origin);
    this.token = token;
    this.agent = new Agent({ keepAlive: true });
  }

  /**
   * @param {{method: string, path: string, headers?: object, body?: string | Buffer, chunked?: boolean, authorization?: string | null}} sent
   *     authorization: null for none; the admin's token where not given
   * @returns {Promise<{status: number, headers: object, text: string}>}
   */
  async send({ method, path, headers = {}, body, chunked, authorization }) {
    const bearer = authorization === undefined ? `Bearer ${await this.token.value()}` : authorization;
    return new Promise((resolve, reject) => {
      const call = request(
        {
          agent: this.agent,
          host: this.origin.hostname,
          port: this.origin.port,
          method,
          path,
          timeout: 20_000,
          headers: {
            ...(bearer === null ? {} : { authorization: bearer }),
            ...(body !== undefined && !chunked ? { 'content-length': Buffer.byteLength(body) } : {}),
            ...headers,
          },
        },
        (answer) => {
          const parts = [];
          const done = () =>
            resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString('utf8') });
          // A stream does not end by itself: its head is the answer.
          if (answer.headers['content-type']?.startsWith('text/event-stream')) {
            done();
            call.destroy();
            return;
          }
          answer.on('data', (part) => parts.push(part));
          answer.on('end', done);
          answer.on('error', reject);
        },
      );
      call.on('timeout', () => call.destroy(new Error('no answer within 20 s')));
      call.on('error', reject);
      call.end(body);
    });
  }

  close() {
    this.agent.destroy();
  }
}
