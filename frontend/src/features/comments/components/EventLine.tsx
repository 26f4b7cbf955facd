import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { directoryQueries } from '../../../api/queries/directory';
import type { CaseEvent, SlaMetric } from '../../../api/types';
import { useFormat } from '../../../shared/i18n/format';
import {
  categoryLabels,
  channelLabels,
  discardedLabels,
  metricLabels,
  priorityLabels,
  statusLabels,
} from '../../../shared/i18n/labels';
import { TimeAgo } from '../../../shared/ui/TimeAgo';
import classes from './EventLine.module.css';

type Change = { before?: unknown; after?: unknown };

/** Words for the fields and values of a case as they stand in an event. */
function useFieldWords() {
  const { t, i18n } = useLingui();
  const agents = useQuery(directoryQueries.agents()).data;
  const teams = useQuery(directoryQueries.teams()).data;
  const topics = useQuery(directoryQueries.topics()).data;
  const fields: Record<string, string> = {
    subject: t`Subject`,
    status: t`Status`,
    category: t`Category`,
    topicId: t`Topic`,
    priority: t`Priority`,
    channel: t`Channel`,
    language: t`Language`,
    requesterId: t`Requester`,
    organizationId: t`Organization`,
    teamId: t`Team`,
    assigneeId: t`Assignee`,
    confidential: t`Confidential`,
    tags: t`Tags`,
    customFields: t`Fields`,
    watcherIds: t`Watchers`,
    escalationLevel: t`Escalation level`,
    discardedAs: t`Put aside`,
  };
  const enumerated: Record<string, Record<string, { id: string }>> = {
    status: statusLabels,
    category: categoryLabels,
    priority: priorityLabels,
    channel: channelLabels,
    discardedAs: discardedLabels,
  };
  const value = (field: string, raw: unknown): string => {
    if (raw === null || raw === undefined || raw === '' || (Array.isArray(raw) && raw.length === 0)) return t`none`;
    if (typeof raw === 'boolean') return raw ? t`yes` : t`no`;
    const label = enumerated[field]?.[String(raw)];
    if (label) return i18n._(label);
    const byId = (rows: { id: number; name: string }[] | undefined, id: unknown) =>
      rows?.find((row) => row.id === Number(id))?.name ?? `#${id}`;
    if (field === 'assigneeId') return byId(agents, raw);
    if (field === 'teamId') return byId(teams, raw);
    if (field === 'topicId') return byId(topics, raw);
    if (field === 'watcherIds' && Array.isArray(raw)) return raw.map((id) => byId(agents, id)).join(', ');
    if (Array.isArray(raw)) return raw.map(String).join(', ');
    if (typeof raw === 'object') return Object.values(raw).map(String).join(', ');
    return field.endsWith('Id') ? `#${raw}` : String(raw);
  };
  return { field: (name: string) => fields[name] ?? name, value };
}

function Changes({ event }: { event: CaseEvent }) {
  const words = useFieldWords();
  const data = event.data as { changes?: Record<string, Change>; reason?: string };
  const changes = Object.entries(data.changes ?? {}).filter(
    ([name]) => !['solvedAt', 'closedAt', 'updatedAt'].includes(name),
  );
  return (
    <>
      {changes.map(([name, change], index) => (
        <span key={name}>
          {index > 0 && ', '}
          {words.field(name)}: <span className={classes.before}>{words.value(name, change.before)}</span>
          {' → '}
          <b>{words.value(name, change.after)}</b>
        </span>
      ))}
      {data.reason && <span className={classes.reason}>“{data.reason}”</span>}
    </>
  );
}

function EventText({ event }: { event: CaseEvent }) {
  const data = event.data as Record<string, unknown>;
  const format = useFormat();
  const number = (name: string) => String(data[name] ?? '');
  const time = (name: string) => (data[name] ? format.dateTime(String(data[name])) : '');
  switch (event.type) {
    case 'case.created':
      return <Trans>opened the case</Trans>;
    case 'case.updated':
      return <Changes event={event} />;
    case 'case.merged':
      return <Trans>merged this case into #{number('into')}</Trans>;
    case 'case.absorbed':
      return <Trans>took over case #{number('from')}</Trans>;
    case 'case.unmerged':
    case 'case.released':
      return <Trans>took the merge back</Trans>;
    case 'case.split':
      return <Trans>split off case #{number('newCaseId')}</Trans>;
    case 'case.unsplit':
      return <Trans>took the split back</Trans>;
    case 'case.linked':
      return <Trans>linked another case</Trans>;
    case 'case.unlinked':
      return <Trans>removed a link</Trans>;
    case 'case.shared':
      return <Trans>shared the case</Trans>;
    case 'case.unshared':
      return <Trans>ended a share</Trans>;
    case 'comment.redacted':
      return <Trans>redacted a part of a comment</Trans>;
    case 'attachment.redacted':
      return <Trans>redacted an attachment</Trans>;
    case 'survey.due':
      return <Trans>it is time for the survey</Trans>;
    case 'survey.sent':
      return data.by === 'mail' ? (
        <Trans>sent the survey by mail</Trans>
      ) : (
        <Trans>got the survey link for the customer</Trans>
      );
    case 'survey.answered':
      return <Trans>rated the help {number('rating')} of 5</Trans>;
    case 'scheduled_comment.scheduled':
      return <Trans>wrote something to be sent {time('sendAt')}</Trans>;
    case 'scheduled_comment.moved':
      return <Trans>moved the sending to {time('sendAt')}</Trans>;
    case 'scheduled_comment.cancelled':
      return data.reason === 'customer_wrote' ? (
        <Trans>kept a reply back, because the customer wrote first</Trans>
      ) : (
        <Trans>stopped the sending</Trans>
      );
    case 'scheduled_comment.failed':
      return <Trans>could not send what was to be sent; its author has the text</Trans>;
    default:
      return event.type.startsWith('sla.') ? <SlaText event={event} /> : event.type;
  }
}

/** What became of a promise, as far as it is worth a line between the messages; the rest is in the ledger. */
function SlaText({ event }: { event: CaseEvent }) {
  const { i18n } = useLingui();
  const format = useFormat();
  const data = event.data as { metric?: SlaMetric; dueAt?: string | null; reason?: string; inTime?: boolean };
  const label = data.metric && metricLabels[data.metric];
  const metric = label ? i18n._(label) : '';
  const reason = data.reason && <span className={classes.reason}>“{data.reason}”</span>;
  const due = data.dueAt ? format.dateTime(data.dueAt) : '';
  switch (event.type) {
    case 'sla.warning':
      return (
        <Trans>
          {metric}: soon due, {due}
        </Trans>
      );
    case 'sla.breached':
      return (
        <Trans>
          {metric}: overdue since {due}
        </Trans>
      );
    case 'sla.met':
      return data.inTime === false ? <Trans>{metric}: kept late</Trans> : <Trans>{metric}: kept in time</Trans>;
    case 'sla.cancelled':
      return <Trans>{metric}: no longer promised</Trans>;
    case 'sla.due_pinned':
      return (
        <>
          {due ? (
            <Trans>
              {metric}: due {due}, set by hand
            </Trans>
          ) : (
            <Trans>{metric}: no longer set by hand</Trans>
          )}{' '}
          {reason}
        </>
      );
    case 'sla.reply_not_needed':
      return (
        <>
          <Trans>said that no reply is needed</Trans> {reason}
        </>
      );
    default:
      return event.type;
  }
}

function Line({ event }: { event: CaseEvent }) {
  return (
    <li className={classes.line}>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.text}>
        <span className={classes.actor}>{event.actor.name ?? <Trans>System</Trans>}</span> <EventText event={event} />
      </span>
      <span className={classes.time}>
        <TimeAgo at={event.occurredAt} />
      </span>
    </li>
  );
}

/** What happened between two comments: one line, or a folded group. */
export function EventGroup({ events }: { events: CaseEvent[] }) {
  const [opened, setOpened] = useState(false);
  const folded = events.length > 2 && !opened;
  return (
    <ul className={classes.group}>
      {folded ? (
        <li className={classes.line}>
          <span className={classes.dot} aria-hidden="true" />
          <UnstyledButton className={classes.fold} onClick={() => setOpened(true)} aria-expanded={false}>
            <Plural value={events.length} one="# change" other="# changes" />
          </UnstyledButton>
          <span className={classes.time}>
            <TimeAgo at={events.at(-1)?.occurredAt ?? ''} />
          </span>
        </li>
      ) : (
        events.map((event) => <Line key={event.id} event={event} />)
      )}
    </ul>
  );
}
