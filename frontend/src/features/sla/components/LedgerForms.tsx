import { useLingui } from '@lingui/react/macro';
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isProblem } from '../../../api/problem';
import { serverNow } from '../../../api/server-clock';
import type { SlaClock } from '../../../api/types';
import { instantIn, localIn, useZone } from '../../../shared/i18n/zone';
import { ErrorNote } from '../../../shared/ui/States';
import { useSetDue, useWaiveReply } from '../api/case-sla';
import classes from './Ledger.module.css';

const HOUR = 3_600_000;

export function DueForm({ clock, caseId, onDone }: { clock: SlaClock; caseId: number; onDone: () => void }) {
  const { t } = useLingui();
  const zone = useZone();
  const [at, setAt] = useState(() => localIn(zone, clock.dueAt ? Date.parse(clock.dueAt) : serverNow() + HOUR));
  const [reason, setReason] = useState('');
  const set = useSetDue(caseId);
  const faults = isProblem(set.error) ? set.error.fieldErrors() : {};
  const send = (instant: string | null) =>
    set.mutate({ metric: clock.metric, dueAt: instant, reason: reason.trim() }, { onSuccess: onDone });
  const dueAt = instantIn(zone, at);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (dueAt && reason.trim()) send(dueAt);
      }}
    >
      <TextInput
        type="datetime-local"
        label={t`Due`}
        description={zone}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
        error={faults.dueAt}
        ref={(field) => field?.focus()}
      />
      <TextInput
        label={t`Reason`}
        withAsterisk
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={faults.reason}
      />
      {set.isError && <ErrorNote error={set.error} />}
      <Group justify="flex-end" gap={6}>
        <Button variant="default" onClick={onDone}>{t`Cancel`}</Button>
        {clock.pinned && (
          <Button variant="default" disabled={!reason.trim()} loading={set.isPending} onClick={() => send(null)}>
            {t`Take back`}
          </Button>
        )}
        <Button type="submit" disabled={!dueAt || !reason.trim()} loading={set.isPending}>{t`Set`}</Button>
      </Group>
    </form>
  );
}

export function WaiveForm({ caseId, onDone }: { caseId: number; onDone: () => void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const waive = useWaiveReply(caseId);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) waive.mutate(reason.trim(), { onSuccess: onDone });
      }}
    >
      <TextInput
        label={t`Why is no reply needed?`}
        withAsterisk
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        ref={(field) => field?.focus()}
      />
      {waive.isError && <ErrorNote error={waive.error} />}
      <Group justify="flex-end" gap={6}>
        <Button variant="default" onClick={onDone}>{t`Cancel`}</Button>
        <Button type="submit" disabled={!reason.trim()} loading={waive.isPending}>{t`No reply needed`}</Button>
      </Group>
    </form>
  );
}
