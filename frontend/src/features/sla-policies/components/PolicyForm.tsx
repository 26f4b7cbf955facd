import { useLingui } from '@lingui/react/macro';
import { Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../api/problem';
import { slaQueries } from '../../../api/queries/sla';
import type { SlaPolicy } from '../../../api/types';
import { Sheet } from '../../../shared/ui/Page';
import { ErrorNote } from '../../../shared/ui/States';
import { useChangePolicy, useCreatePolicy } from '../api/policy-mutations';
import { type PolicyValues, toNewPolicy, toPatch, unreadable, valuesOf } from '../model/policy-form';
import { ConditionsField } from './ConditionsField';
import { EscalationsEditor, WarningsEditor } from './StepsEditor';
import { TargetsTable } from './TargetsTable';

/** What is promised, for which cases, and what happens when it is in danger. */
export function PolicyForm({
  policy,
  editable,
  onSaved,
}: {
  policy?: SlaPolicy;
  editable: boolean;
  onSaved: (saved: SlaPolicy) => void;
}) {
  const { t, i18n } = useLingui();
  const [values, setValues] = useState(() => valuesOf(policy, i18n.locale));
  // What the form began with: a colleague's newer version is not written over unseen.
  const [base, setBase] = useState(policy);
  const [checked, setChecked] = useState(false);
  const calendars = useQuery(slaQueries.calendars()).data ?? [];
  const create = useCreatePolicy();
  const change = useChangePolicy();
  const error = create.error ?? change.error;
  const wrong = unreadable(values);
  const faults: Record<string, string> = isProblem(error) ? { ...error.fieldErrors() } : {};
  for (const name of checked ? wrong : []) {
    faults[name] = name.startsWith('warnings') ? t`Type 80% or 30m.` : t`Type 4h 30m.`;
  }
  const set = (patch: Partial<PolicyValues>) => setValues((now) => ({ ...now, ...patch }));
  const disabled = !editable;
  const saved = (next: SlaPolicy) => {
    setBase(next);
    setValues(valuesOf(next, i18n.locale));
    setChecked(false);
    onSaved(next);
  };
  const save = () => {
    setChecked(true);
    if (wrong.size > 0) return;
    if (base) {
      change.mutate({ id: base.id, version: base.version, patch: toPatch(values, base) }, { onSuccess: saved });
    } else create.mutate(toNewPolicy(values), { onSuccess: saved });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (values.name.trim()) save();
      }}
    >
      <Stack gap="md">
        <Sheet>
          <Stack gap="sm">
            <TextInput
              label={t({ context: 'title', message: 'Name' })}
              withAsterisk
              maxLength={100}
              disabled={disabled}
              value={values.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
              error={faults.name}
            />
            <ConditionsField
              value={values.conditions}
              onChange={(conditions) => set({ conditions })}
              disabled={disabled}
              error={error}
            />
            <Select
              label={t`Calendar`}
              placeholder={t`Day and night`}
              data={calendars
                .filter((calendar) => calendar.active || String(calendar.id) === values.calendarId)
                .map((calendar) => ({ value: String(calendar.id), label: calendar.name }))}
              clearable
              clearButtonProps={{ 'aria-label': t`Clear` }}
              disabled={disabled}
              value={values.calendarId}
              onChange={(calendarId) => set({ calendarId })}
              error={faults.calendarId}
            />
            <Switch
              label={t`In use`}
              disabled={disabled}
              checked={values.active}
              onChange={(event) => set({ active: event.currentTarget.checked })}
            />
          </Stack>
        </Sheet>
        <Sheet title={t`Targets`}>
          <TargetsTable values={values} onChange={set} disabled={disabled} faults={faults} />
          {faults.targets && <p role="alert">{faults.targets}</p>}
        </Sheet>
        <Sheet title={t`Warnings`}>
          <WarningsEditor values={values} onChange={set} disabled={disabled} faults={faults} />
        </Sheet>
        <Sheet title={t`Escalation`}>
          <EscalationsEditor values={values} onChange={set} disabled={disabled} faults={faults} />
        </Sheet>
        {error && <ErrorNote error={error} />}
        <Group justify="flex-end">
          <Button
            type="submit"
            size="sm"
            disabled={disabled || !values.name.trim()}
            loading={create.isPending || change.isPending}
          >{t`Save`}</Button>
        </Group>
      </Stack>
    </form>
  );
}
