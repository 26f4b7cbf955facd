import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { mailQueries } from '../../../api/queries/mail';
import type { MailDelivery, MailState, MailStatus } from '../../../api/types';
import { EmptyState, ErrorNote, ErrorState, Lines } from '../../../shared/ui/States';
import { Table } from '../../../shared/ui/Table';
import { TimeAgo } from '../../../shared/ui/TimeAgo';
import { useRetryMail } from '../api/mail-mutations';
import classes from './MailDeliveries.module.css';

const STATES: Record<string, { label: MessageDescriptor; color: string }> = {
  queued: { label: msg`Waiting`, color: 'gray' },
  sending: { label: msg`Being sent`, color: 'blue' },
  sent: { label: msg`Sent`, color: 'green' },
  failed: { label: msg`Failed`, color: 'red' },
  uncertain: { label: msg`Not known`, color: 'yellow' },
};

const PURPOSES: Record<string, MessageDescriptor> = {
  report_schedule: msg`Report`,
  survey: msg`Survey`,
};

const REASONS: Record<string, MessageDescriptor> = {
  refused: msg`The mail server refused it.`,
  address: msg`Mail cannot go to this address.`,
  unreachable: msg`The mail server could not be reached.`,
  not_authenticated: msg`The mail server did not accept the login.`,
  tls: msg`There was no safe connection to the mail server.`,
  connection_lost: msg`The connection to the mail server broke.`,
  timed_out: msg`The mail server took too long.`,
  interrupted: msg`The desk was stopped meanwhile.`,
  too_late: msg`Its time was over before it could be sent.`,
};

/** Every mail of the desk, and what became of it. */
export function MailDeliveries({ editable }: { editable: boolean }) {
  const { t, i18n } = useLingui();
  const [state, setState] = useState('all');
  const status = useQuery(mailQueries.status());
  const found = useInfiniteQuery(mailQueries.deliveries(state === 'all' ? undefined : (state as MailState)));
  const retry = useRetryMail();
  const rows = found.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className={classes.list}>
      {status.data && <Status status={status.data} />}
      <SegmentedControl
        aria-label={t`State`}
        value={state}
        onChange={setState}
        data={[
          { value: 'all', label: t`All` },
          ...(['queued', 'failed', 'uncertain', 'sent'] as const).map((one) => ({
            value: one,
            label: i18n._(STATES[one]?.label ?? msg`All`),
          })),
        ]}
      />
      {retry.isError && <ErrorNote error={retry.error} />}
      {found.isPending && <Lines count={8} height={22} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <EmptyState drawing="letter" title={t`No mail`}>
          {t`Reports by mail and surveys show here once there are any.`}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          label={t`Outgoing mail`}
          head={[
            t`Recipient`,
            t`Kind`,
            t`State`,
            t`When`,
            <span key="actions" className="visually-hidden">{t`Actions`}</span>,
          ]}
        >
          {rows.map((mail) => (
            <Row
              key={mail.id}
              mail={mail}
              editable={editable}
              busy={retry.isPending && retry.variables === mail.id}
              onRetry={() => retry.mutate(mail.id)}
            />
          ))}
        </Table>
      )}
      {found.hasNextPage && (
        <Button
          className={classes.more}
          variant="default"
          size="sm"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t`Show more`}
        </Button>
      )}
    </div>
  );
}

function Status({ status }: { status: MailStatus }) {
  const { waiting, host } = status;
  return (
    <p className={classes.status} role="status">
      {status.configured ? (
        <Trans>
          Mail goes out by <strong>{host}</strong>.
        </Trans>
      ) : (
        <strong>
          <Trans>This desk has no mail server: all mail waits. Whoever runs it can set one up.</Trans>
        </strong>
      )}{' '}
      <Plural value={waiting} _0="Nothing waits." one="# mail waits." other="# mails wait." />
    </p>
  );
}

function Row({
  mail,
  editable,
  busy,
  onRetry,
}: {
  mail: MailDelivery;
  editable: boolean;
  busy: boolean;
  onRetry: () => void;
}) {
  const { t, i18n } = useLingui();
  const shown = STATES[mail.state];
  const purpose = PURPOSES[mail.purpose];
  const error = mail.state === 'sent' ? null : mail.lastError;
  const reason = error && REASONS[error.code];
  const recipient = mail.recipient;
  return (
    <tr>
      <td>
        <span className={classes.mail}>
          <span className={classes.recipient}>{recipient}</span>
          <span className={classes.subject}>{mail.subject}</span>
        </span>
      </td>
      <td>{purpose ? i18n._(purpose) : mail.purpose}</td>
      <td>
        <Badge variant="light" color={shown?.color ?? 'gray'} size="sm">
          {shown ? i18n._(shown.label) : mail.state}
        </Badge>
        {error && (
          <p className={classes.reason}>
            {reason ? i18n._(reason) : error.code} {error.text}
          </p>
        )}
      </td>
      <td className={classes.when}>
        <TimeAgo at={mail.sentAt ?? mail.queuedAt} />
      </td>
      <td>
        {editable && (mail.state === 'failed' || mail.state === 'uncertain') && (
          <Button variant="default" loading={busy} onClick={onRetry} aria-label={t`Try the mail to ${recipient} again`}>
            {t`Try again`}
          </Button>
        )}
      </td>
    </tr>
  );
}
