import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconEyeOff } from '@tabler/icons-react';
import clsx from 'clsx';
import { memo } from 'react';
import type { CaseSummary, SnippetPiece, ViewColumn } from '../../../api/types';
import { useFormat } from '../../../shared/i18n/format';
import { categoryLabels, statusLabels } from '../../../shared/i18n/labels';
import { SlaBadge } from '../../../shared/sla/SlaBadge';
import { ChannelIcon, PriorityMark, StatusIcon } from '../../../shared/ui/CaseMarks';
import { Avatar } from '../../../shared/ui/Person';
import { TimeAgo } from '../../../shared/ui/TimeAgo';
import classes from './CaseRow.module.css';

export const ROW_HEIGHT = 78;

type Props = {
  row: CaseSummary;
  requester: string;
  assignee?: string;
  team?: string;
  /** What a view shows of a case; without them the usual. */
  columns?: readonly ViewColumn[];
};

/** So much of what stands before the first match fits beside a subject. */
const LEAD = 10;

/** In a line that is cut at its end the match must stand near its beginning. */
function nearMatch(pieces: readonly SnippetPiece[]): readonly SnippetPiece[] {
  const [first, ...rest] = pieces;
  if (!first || first.match || first.text.length <= LEAD || rest.length === 0) return pieces;
  const tail = first.text.slice(-LEAD);
  return [{ ...first, text: `…${tail.slice(tail.indexOf(' ') + 1)}` }, ...rest];
}

/** Where a search has found its words. */
function Snippet({ pieces }: { pieces: readonly SnippetPiece[] }) {
  return nearMatch(pieces).map((piece, index) =>
    piece.match ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never move
      <mark key={index} className={classes.match}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}

/** The first of these that a view shows stands at the end of the row. */
const TIMES: [ViewColumn, (row: CaseSummary) => string | null][] = [
  ['updated_at', (row) => row.updatedAt],
  ['solved_at', (row) => row.solvedAt],
  ['received_at', (row) => row.receivedAt],
  ['created_at', (row) => row.createdAt],
];

/** The inside of one row of the list; the list wraps it in its link. */
export const CaseRow = memo(function CaseRow({ row, requester, assignee, team, columns }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const shows = (column: ViewColumn) => !columns || columns.includes(column);
  const asked = (column: ViewColumn) => columns?.includes(column);
  const facts =
    columns &&
    [
      asked('team') && team,
      asked('category') && row.category && i18n._(categoryLabels[row.category]),
      asked('language') && row.language && format.language(row.language),
      asked('escalation_level') && row.escalationLevel > 0 && t`Level ${row.escalationLevel}`,
      asked('comment_count') && t`${plural(row.commentCount, { one: '# comment', other: '# comments' })}`,
    ].filter((fact) => typeof fact === 'string');
  const time = TIMES.find(([column]) => shows(column))?.[1](row);
  const waits = row.lastAuthorKind === 'customer' && row.status !== 'solved' && row.status !== 'closed';
  const tags = shows('tags') ? row.tags : [];
  // The timer of a reply says the same, and until when.
  const timed = row.nextDueMetric === 'first_reply' || row.nextDueMetric === 'next_reply';
  return (
    <>
      <span className={classes.status} title={i18n._(statusLabels[row.status])}>
        <StatusIcon status={row.status} />
        <span className="visually-hidden">{i18n._(statusLabels[row.status])}</span>
      </span>
      <span className={classes.body}>
        <span className={classes.line}>
          <span className={clsx(classes.requester, waits && classes.waits)}>{requester}</span>
          {row.confidential && (
            <IconEyeOff size={13} stroke={1.75} aria-label={t`Confidential`} className={classes.faint} />
          )}
          {shows('id') && <span className={classes.number}>#{row.id}</span>}
          <span className={classes.time}>{time && <TimeAgo at={time} compact />}</span>
        </span>
        <span className={classes.line}>
          <span className={clsx(classes.text, row.snippet && classes.found)}>
            <span className={classes.subject}>{row.subject}</span>
            <span className={classes.preview}>
              {' '}
              {row.snippet ? <Snippet pieces={row.snippet.pieces} /> : row.preview}
            </span>
          </span>
        </span>
        <span className={clsx(classes.line, classes.meta)}>
          {shows('channel') && <ChannelIcon channel={row.channel} size={13} />}
          {shows('priority') && (row.priority === 'high' || row.priority === 'urgent') && (
            <PriorityMark priority={row.priority} />
          )}
          {shows('sla') && row.slaState && <SlaBadge promised={row} />}
          {waits && !timed && <span className={classes.waitsText}>{t`Waits for an answer`}</span>}
          {facts?.map((fact) => (
            <span key={fact} className={classes.fact}>
              {fact}
            </span>
          ))}
          {tags.slice(0, 2).map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
          {tags.length > 2 && <span className={classes.tag}>+{tags.length - 2}</span>}
          <span className={classes.end}>
            {shows('assignee') && assignee && (
              <span title={assignee} className={classes.assignee}>
                <Avatar name={assignee} size={16} />
                <span className="visually-hidden">{t`Assigned to ${assignee}`}</span>
              </span>
            )}
          </span>
        </span>
      </span>
    </>
  );
});
