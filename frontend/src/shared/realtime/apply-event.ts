import type { CaseEvent } from '../../api/types';

/** Fields whose change also changes what the reader may do, so that the case must be read again. */
const ACCESS_FIELDS = new Set(['status', 'discardedAs', 'teamId', 'assigneeId', 'confidential']);

/** Fields that a cached case may take over from an event as they are. */
const PLAIN_FIELDS = new Set([
  'subject',
  'status',
  'category',
  'topicId',
  'priority',
  'channel',
  'language',
  'requesterId',
  'organizationId',
  'teamId',
  'assigneeId',
  'confidential',
  'escalationLevel',
  'tags',
  'watcherIds',
  'discardedAs',
  'solvedAt',
  'closedAt',
]);

type Versioned = { id: number; version: number };
type Change = { after?: unknown };

export type Applied<T> = { kind: 'stale' } | { kind: 'patched'; value: T; readAgain: boolean } | { kind: 'read-again' };

function changesOf(event: CaseEvent): Record<string, Change> | undefined {
  const changes = (event.data as { changes?: unknown } | null)?.changes;
  return typeof changes === 'object' && changes !== null ? (changes as Record<string, Change>) : undefined;
}

/**
 * What an event means for one cached case or list row. An event that is not newer than the cache is dropped; the next
 * version with plain fields only is taken over at once; after a gap, or for anything else, the case is read again.
 */
export function applyCaseEvent<T extends Versioned>(cached: T, event: CaseEvent): Applied<T> {
  const version = event.caseVersion;
  if (version === null || version === undefined) return { kind: 'read-again' };
  if (version <= cached.version) return { kind: 'stale' };
  const changes = changesOf(event);
  if (event.type !== 'case.updated' || !changes || version !== cached.version + 1) return { kind: 'read-again' };
  const names = Object.keys(changes);
  if (names.some((name) => !PLAIN_FIELDS.has(name))) return { kind: 'read-again' };
  const value = { ...cached, version, updatedAt: event.occurredAt } as Record<string, unknown>;
  for (const name of names) if (name in cached) value[name] = changes[name]?.after ?? null;
  return { kind: 'patched', value: value as T, readAgain: names.some((name) => ACCESS_FIELDS.has(name)) };
}
