import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Drawer, Menu, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconMail, IconPencil, IconPlus, IconSend, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { directoryQueries } from '../../../../api/queries/directory';
import { savedReportQueries } from '../../../../api/queries/saved-reports';
import type { ReportSchedule } from '../../../../api/types';
import { useFocusBack } from '../../../../shared/hooks/use-focus-back';
import { useMe } from '../../../../shared/hooks/use-me';
import { useFormat } from '../../../../shared/i18n/format';
import { EmptyState, ErrorState, Lines, useProblemText } from '../../../../shared/ui/States';
import { useDeleteSchedule, usePauseSchedule, useSendSchedule } from '../api/schedule-mutations';
import { ScheduleForm } from './ScheduleForm';
import classes from './Schedules.module.css';
import { useScheduleWords } from './use-schedule-words';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

const REFRESH_MS = 2_000;

function isBeingSent({ lastSending }: ReportSchedule): boolean {
  return lastSending?.recipients.some(({ state }) => state === 'preparing') ?? false;
}

/** By what rhythm a report goes to whom by mail. */
export default function Schedules({ reportId, onClose }: { reportId: number; onClose: () => void }) {
  const { t } = useLingui();
  useFocusBack();
  const me = useMe();
  const { data, error, refetch } = useQuery({
    ...savedReportQueries.schedules(reportId),
    // What was just asked for is seen to go out.
    refetchInterval: ({ state }) => (state.data?.some(isBeingSent) ? REFRESH_MS : false),
  });
  const [edited, setEdited] = useState<ReportSchedule | 'new'>();
  return (
    <Drawer opened onClose={onClose} position="right" size={460} title={t`By mail`}>
      {edited ? (
        <ScheduleForm
          reportId={reportId}
          schedule={edited === 'new' ? undefined : edited}
          me={me?.id}
          onDone={() => setEdited(undefined)}
        />
      ) : error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Lines count={4} height={20} />
      ) : data.length === 0 ? (
        <EmptyState
          drawing="letter"
          title={t`Nobody gets this report by mail`}
          action={<Button size="sm" onClick={() => setEdited('new')}>{t`Send it regularly`}</Button>}
        >
          <Trans>Every day, week or month, with the numbers as a file and a link to what is live.</Trans>
        </EmptyState>
      ) : (
        <div className={classes.all}>
          <ul className={classes.list} aria-label={t`Schedules`}>
            {data.map((schedule) => (
              <Item key={schedule.id} schedule={schedule} onEdit={() => setEdited(schedule)} />
            ))}
          </ul>
          <Button variant="default" size="sm" leftSection={<IconPlus {...icon} />} onClick={() => setEdited('new')}>
            {t`Another schedule`}
          </Button>
        </div>
      )}
    </Drawer>
  );
}

function Item({ schedule, onEdit }: { schedule: ReportSchedule; onEdit: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useScheduleWords();
  const problemText = useProblemText();
  const agents = useQuery(directoryQueries.agents()).data;
  const nameOf = (id: number) => agents?.find((agent) => agent.id === id)?.name ?? `#${id}`;
  const pause = usePauseSchedule(schedule.reportId);
  const send = useSendSchedule(schedule.reportId);
  const remove = useDeleteSchedule(schedule.reportId);
  const told = {
    onError: (error: unknown) => {
      const text = problemText(error);
      notifications.show({ color: 'red', title: text.title, message: text.detail });
    },
  };
  const when = words.when(schedule);
  const { changeable, lastSending } = schedule;
  return (
    <li className={classes.item} data-paused={schedule.paused || undefined}>
      <div className={classes.head}>
        <IconMail {...icon} className={classes.icon} />
        <h3 className={classes.when}>{when}</h3>
        {changeable && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon aria-label={t`More: ${when}`}>
                <IconDots {...icon} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconSend {...icon} />} onClick={() => send.mutate(schedule, told)}>
                {t`Send now`}
              </Menu.Item>
              <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onEdit}>
                {t`Edit`}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => remove.mutate(schedule, told)}>
                {t`Delete`}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <p className={classes.about}>
        {format.list(schedule.recipientIds.map(nameOf))} · {schedule.format.toUpperCase()}
      </p>
      <p className={classes.about}>
        {schedule.nextAt ? <Trans>Next: {format.dateTime(schedule.nextAt)}</Trans> : <Trans>Paused</Trans>}
      </p>
      {lastSending && (
        <details className={classes.last}>
          <summary>
            <Trans>Last: {format.dateTime(lastSending.dueAt)}</Trans>
          </summary>
          <ul>
            {lastSending.recipients.map((recipient) => (
              <li key={recipient.agentId}>
                {nameOf(recipient.agentId)}: {words.outcome(recipient)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {changeable && (
        <Switch
          size="xs"
          label={t({ context: 'schedule', message: 'Active' })}
          checked={!schedule.paused}
          disabled={pause.isPending}
          onChange={({ currentTarget: { checked } }) => pause.mutate({ schedule, paused: !checked }, told)}
        />
      )}
    </li>
  );
}
