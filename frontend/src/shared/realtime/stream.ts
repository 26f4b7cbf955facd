import { EventSource } from 'eventsource';
import { accessToken, renewedToken } from '../../api/session';
import type { CaseEvent } from '../../api/types';

export type StreamState = 'connecting' | 'live' | 'down';

// An event source hears only what it is told to listen for, so this names every type of the log.
const TYPES = Object.entries({
  case: 'created updated merged absorbed unmerged released split unsplit linked unlinked shared unshared',
  comment: 'created redacted',
  attachment: 'redacted',
  customer: 'created updated merged unmerged',
  organization: 'created updated',
  agent: 'invited registered updated enabled disabled',
  team: 'created updated member_set member_removed',
  tag: 'created updated',
  topic: 'created updated',
  case_field: 'created updated',
}).flatMap(([subject, verbs]) => verbs.split(' ').map((verb) => `${subject}.${verb}`));

const REOPEN_MS = 3_000;
const FAILURES_UNTIL_DOWN = 3;

type Message = { event: CaseEvent } | { state: StreamState };

/**
 * The live stream of this browser: one tab holds the connection (the others would use up the few that HTTP/1.1 allows)
 * and passes every event on; when it closes, another takes over and resumes after the last event it has seen.
 *
 * @returns a function that ends it for this tab
 */
export function openStream(
  agentId: number,
  onEvent: (event: CaseEvent) => void,
  onState: (state: StreamState) => void,
): () => void {
  const channel = new BroadcastChannel(`zelodesk-events-${agentId}`);
  const stop = new AbortController();
  let lastEventId: string | undefined;

  const receive = (message: Message) => {
    if ('state' in message) onState(message.state);
    else {
      lastEventId = message.event.cursor;
      onEvent(message.event);
    }
  };
  const publish = (message: Message) => {
    channel.postMessage(message);
    receive(message);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => receive(data);

  const lead = () =>
    new Promise<void>((resolve) => {
      let source: EventSource | undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let failures = 0;
      let usedToken: string | undefined;

      const open = () => {
        source = new EventSource(new URL('/api/v1/events/stream', location.origin), {
          fetch: (input, init) => {
            usedToken = accessToken();
            const headers: Record<string, string> = {
              ...(init.headers as Record<string, string>),
              Authorization: `Bearer ${usedToken ?? ''}`,
            };
            if (lastEventId) headers['Last-Event-ID'] = lastEventId;
            return globalThis.fetch(input, { ...init, headers });
          },
        });
        source.onopen = () => {
          failures = 0;
          publish({ state: 'live' });
        };
        source.onerror = ({ code }) => {
          failures += 1;
          publish({ state: failures >= FAILURES_UNTIL_DOWN ? 'down' : 'connecting' });
          if (source?.readyState !== EventSource.CLOSED) return;
          // An answer other than 200 ends the library's own attempts: renew the token if that was it, then open again.
          timer = setTimeout(async () => {
            if (code === 401) await renewedToken(usedToken).catch(() => undefined);
            if (!stop.signal.aborted) open();
          }, REOPEN_MS);
        };
        for (const type of TYPES) {
          source.addEventListener(type, ({ data }) => publish({ event: JSON.parse(data as string) as CaseEvent }));
        }
      };
      stop.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        source?.close();
        resolve();
      });
      open();
    });

  navigator.locks
    .request(`zelodesk-stream-${agentId}`, { signal: stop.signal }, lead)
    // Giving up the wait for the lock because the tab closes is the normal end.
    .catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    });
  // A tab that only listens is as live as the one that leads.
  onState('live');
  return () => {
    stop.abort();
    channel.close();
  };
}
