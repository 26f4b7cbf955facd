import type { CaseEvent, Comment } from '../../../api/types';

export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'comment'; key: string; at: string; comment: Comment }
  | { kind: 'events'; key: string; at: string; events: CaseEvent[] };

function dayOf(instant: string): number {
  return new Date(instant).setHours(0, 0, 0, 0);
}

/**
 * Comments and events of a case as one story, oldest first, with a separator where a day begins (in the reader's zone).
 * Events between two comments are folded together; the event of a comment is left out, as the comment itself is there.
 * While older comments are not loaded, events from before the oldest loaded one stay away with them.
 */
export function buildTimeline(
  comments: readonly Comment[],
  events: readonly CaseEvent[],
  olderCommentsMissing: boolean,
): TimelineItem[] {
  const sorted = [...comments].sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id - b.id);
  const oldest = sorted[0]?.createdAt ?? '';
  const shown = events.filter(
    (event) => event.type !== 'comment.created' && !(olderCommentsMissing && event.occurredAt < oldest),
  );

  const story: ({ at: string; order: number; comment: Comment } | { at: string; order: number; event: CaseEvent })[] = [
    // What happened at the same instant as a comment was done with it, so it follows. The creation leads, although the
    // first comment may have been written down a moment earlier.
    ...sorted.map((comment) => ({ at: comment.createdAt, order: 1, comment })),
    ...shown.map((event) =>
      event.type === 'case.created'
        ? { at: oldest && oldest < event.occurredAt ? oldest : event.occurredAt, order: 0, event }
        : { at: event.occurredAt, order: 2, event },
    ),
  ];
  story.sort((a, b) => a.at.localeCompare(b.at) || a.order - b.order);

  const items: TimelineItem[] = [];
  let day: number | undefined;
  for (const entry of story) {
    if (dayOf(entry.at) !== day) {
      day = dayOf(entry.at);
      items.push({ kind: 'day', key: `day-${day}`, at: entry.at });
    }
    if ('comment' in entry) {
      items.push({ kind: 'comment', key: `comment-${entry.comment.id}`, at: entry.at, comment: entry.comment });
      continue;
    }
    const last = items.at(-1);
    if (last?.kind === 'events') last.events.push(entry.event);
    else items.push({ kind: 'events', key: `event-${entry.event.id}`, at: entry.at, events: [entry.event] });
  }
  return items;
}
