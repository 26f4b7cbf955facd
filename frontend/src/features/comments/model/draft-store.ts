import { createStore, del, get, set } from 'idb-keyval';
import { type ComposeKind, type Draft, EMPTY_DRAFT, isEmptyDraft } from './compose';

const SAVE_DELAY_MS = 400;
const store = createStore('zelodesk', 'drafts');

function keyOf(agentId: number, caseId: number, kind: ComposeKind): string {
  return `${agentId}/${caseId}/${kind}`;
}

// One chain for all reads and writes, so that a late save can never bring back a draft that was sent.
let chain: Promise<unknown> = Promise.resolve();
const waiting = new Map<string, { draft: Draft; timer: ReturnType<typeof setTimeout> }>();

function enqueue<T>(work: () => Promise<T>): Promise<T> {
  const next = chain.then(work, work);
  chain = next.catch(() => undefined);
  return next;
}

function write(key: string, draft: Draft): Promise<void> {
  return enqueue(() => (isEmptyDraft(draft) ? del(key, store) : set(key, draft, store)));
}

/** The drafts of this device, one for each agent, case and kind: a reply and a note are never the same draft. */
export const drafts = {
  async load(agentId: number, caseId: number, kind: ComposeKind): Promise<Draft> {
    const key = keyOf(agentId, caseId, kind);
    const pending = waiting.get(key);
    if (pending) return pending.draft;
    return (await enqueue(() => get<Draft>(key, store))) ?? EMPTY_DRAFT;
  },

  /** Saves soon; a newer call replaces an older one. */
  save(agentId: number, caseId: number, kind: ComposeKind, draft: Draft): void {
    const key = keyOf(agentId, caseId, kind);
    clearTimeout(waiting.get(key)?.timer);
    const timer = setTimeout(() => {
      waiting.delete(key);
      void write(key, draft);
    }, SAVE_DELAY_MS);
    waiting.set(key, { draft, timer });
  },

  /** Saves what still waits: called when the page goes away. */
  flush(): Promise<unknown> {
    const writes = [...waiting].map(([key, { draft, timer }]) => {
      clearTimeout(timer);
      return write(key, draft);
    });
    waiting.clear();
    return Promise.all(writes);
  },

  remove(agentId: number, caseId: number, kind: ComposeKind): Promise<void> {
    const key = keyOf(agentId, caseId, kind);
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
    return write(key, EMPTY_DRAFT);
  },
};

addEventListener('pagehide', () => void drafts.flush());
