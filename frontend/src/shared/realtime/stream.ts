import { EventSource } from 'eventsource';
import { accessToken, renewedToken } from '../../api/session';
import type { CaseEvent, CasePresence } from '../../api/types';

export type StreamState = 'connecting' | 'live' | 'down';

// An event source hears only what it is told to listen for, so this names every type of the log.
const TYPES = Object.entries({
  case: 'created updated merged absorbed unmerged released split unsplit linked unlinked shared unshared',
  comment: 'created redacted',
  scheduled_comment: 'scheduled moved cancelled failed',
  attachment: 'redacted',
  customer: 'created updated merged unmerged',
  organization: 'created updated',
  agent: 'invited registered updated enabled disabled',
  team: 'created updated member_set member_removed',
  tag: 'created updated',
  topic: 'created updated',
  case_field: 'created updated',
  view: 'created updated deleted arranged',
  survey: 'due sent answered low_rating',
  survey_settings: 'updated',
}).flatMap(([subject, verbs]) => verbs.split(' ').map((verb) => `${subject}.${verb}`));

/** Short-lived messages that are not in the log. */
const NOTICES = ['presence.updated'] as const;

export type Notice = { type: (typeof NOTICES)[number]; data: CasePresence };

const REOPEN_MS = 3_000;
const FAILURES_UNTIL_DOWN = 3;

/** `missed`: nothing tells what happened before this connection, so what was read until now may be old. */
type Message = { event: CaseEvent } | { notice: Notice } | { state: StreamState; missed: boolean } | { ask: 'state' };

/**
 * The live stream of this browser: one tab holds the connection (the others would use up the few that HTTP/1.1 allows)
 * and passes every event on; when it closes, another takes over and resumes after the last event it has seen.
 *
 * @returns a function that ends it for this tab
 */
export function openStream(
  agentId: number,
  onEvent: (event: CaseEvent) => void,
  onNotice: (notice: Notice) => void,
  onState: (state: StreamState, missed: boolean) => void,
): () => void {
  const channel = new BroadcastChannel(`zelodesk-events-${agentId}`);
  const stop = new AbortController();
  let lastEventId: string | undefined;
  let leading: StreamState | undefined;

  const receive = (message: Message) => {
    if ('ask' in message) {
      if (leading) channel.postMessage({ state: leading, missed: true } satisfies Message);
    } else if ('state' in message) onState(message.state, message.missed);
    else if ('notice' in message) onNotice(message.notice);
    else {
      lastEventId = message.event.cursor;
      onEvent(message.event);
    }
  };
  const publish = (message: Message) => {
    channel.postMessage(message);
    receive(message);
  };
  const publishState = (state: StreamState, missed = false) => {
    leading = state;
    publish({ state, missed });
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
          publishState('live', lastEventId === undefined);
        };
        source.onerror = ({ code }) => {
          failures += 1;
          publishState(failures >= FAILURES_UNTIL_DOWN ? 'down' : 'connecting');
          if (source?.readyState !== EventSource.CLOSED) return;
          // An answer other than 200 ends the library's own attempts: renew the token if that was it, then open again.
          const reopen = () => {
            if (!stop.signal.aborted) open();
          };
          // Without a new token the login is over or the account disabled, and the one who works here is told so.
          if (code === 401 || code === 403) {
            void renewedToken(usedToken).then((token) => {
              if (token) timer = setTimeout(reopen, code === 401 ? 0 : REOPEN_MS);
            });
          } else timer = setTimeout(reopen, REOPEN_MS);
        };
        for (const type of TYPES) {
          source.addEventListener(type, ({ data }) => publish({ event: JSON.parse(data as string) as CaseEvent }));
        }
        for (const type of NOTICES) {
          source.addEventListener(type, ({ data }) =>
            publish({ notice: { type, data: JSON.parse(data as string) as CasePresence } }),
          );
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
  // A tab that only listens is as live as the one that leads: that one answers.
  channel.postMessage({ ask: 'state' } satisfies Message);
  return () => {
    stop.abort();
    channel.close();
  };
}
