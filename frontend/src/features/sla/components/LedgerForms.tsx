import { useLingui } from '@lingui/react/macro';
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isProblem } from '../../../api/problem';
import type { SlaClock } from '../../../api/types';
import { ErrorNote } from '../../../shared/ui/States';
import { useSetDue, useWaiveReply } from '../api/case-sla';
import classes from './Ledger.module.css';

/** The wall clock of this device as the field for date and time wants it: `2026-11-22T14:30`. */
function asLocal(instant: string | null): string {
  const date = instant ? new Date(instant) : new Date(Date.now() + 3_600_000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function DueForm({ clock, caseId, onDone }: { clock: SlaClock; caseId: number; onDone: () => void }) {
  const { t } = useLingui();
  const [at, setAt] = useState(() => asLocal(clock.dueAt));
  const [reason, setReason] = useState('');
  const set = useSetDue(caseId);
  const faults = isProblem(set.error) ? set.error.fieldErrors() : {};
  const send = (dueAt: string | null) =>
    set.mutate({ metric: clock.metric, dueAt, reason: reason.trim() }, { onSuccess: onDone });
  const valid = !Number.isNaN(new Date(at).getTime());
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid && reason.trim()) send(new Date(at).toISOString());
      }}
    >
      <TextInput
        type="datetime-local"
        label={t`Due`}
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
        <Button type="submit" disabled={!valid || !reason.trim()} loading={set.isPending}>{t`Set`}</Button>
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
