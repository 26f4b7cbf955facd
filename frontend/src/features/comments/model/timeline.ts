import type { CaseEvent, Comment } from '../../../api/types';
import { dayIn } from '../../../shared/i18n/zone';

export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'comment'; key: string; at: string; comment: Comment }
  | { kind: 'events'; key: string; at: string; events: CaseEvent[] };

/**
 * What the ledger of a case tells step by step, and what follows from the line before it; between the messages it would
 * only be in the way.
 */
const NOT_SHOWN = new Set([
  ...['policy_applied', 'started', 'paused', 'resumed', 'recalculated'].map((kind) => `sla.${kind}`),
  'survey.low_rating',
]);

/** What was held back for some seconds only: the message, or that it was undone, says enough. */
const isUndoSend = (event: CaseEvent) =>
  event.type === 'scheduled_comment.scheduled' && (event.data as { undoSend?: boolean }).undoSend === true;

/**
 * Comments and events of a case as one story, oldest first, with a separator where a day begins in `zone`. Events between
 * two comments are folded together; the event of a comment is left out, as the comment itself is there.
 * While older comments are not loaded, events from before the oldest loaded one stay away with them.
 */
export function buildTimeline(
  comments: readonly Comment[],
  events: readonly CaseEvent[],
  olderCommentsMissing: boolean,
  zone: string,
): TimelineItem[] {
  const sorted = [...comments].sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id - b.id);
  const oldest = sorted[0]?.createdAt ?? '';
  const shown = events.filter(
    (event) =>
      event.type !== 'comment.created' &&
      !NOT_SHOWN.has(event.type) &&
      !isUndoSend(event) &&
      !(olderCommentsMissing && event.occurredAt < oldest),
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
    const its = dayIn(zone, Date.parse(entry.at));
    if (its !== day) {
      day = its;
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
