import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useAgentOptions, useTeamOptions } from '../../../shared/pickers/options';
import type { PolicyValues, Step } from '../model/policy-form';
import classes from './PolicyForm.module.css';

type Props = {
  values: PolicyValues;
  onChange: (change: Partial<PolicyValues>) => void;
  disabled: boolean;
  faults: Record<string, string>;
};

/** When somebody is warned: up to five times. */
export function WarningsEditor({ values, onChange, disabled, faults }: Props) {
  const { t } = useLingui();
  const { warnings } = values;
  return (
    <div className={classes.steps}>
      {warnings.map((typed, index) => {
        const number = index + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the warnings have no other identity
          <div key={index} className={classes.warning}>
            <TextInput
              aria-label={t`Warning ${number}`}
              disabled={disabled}
              value={typed}
              onChange={(event) =>
                onChange({
                  warnings: warnings.map((each, other) => (other === index ? event.currentTarget.value : each)),
                })
              }
              error={
                faults[`warnings.${index}`] ??
                faults[`warnings.${index}.beforeSeconds`] ??
                faults[`warnings.${index}.percent`]
              }
            />
            <ActionIcon
              disabled={disabled}
              aria-label={t`Remove warning ${number}`}
              onClick={() => onChange({ warnings: warnings.filter((_, other) => other !== index) })}
            >
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
          </div>
        );
      })}
      <p
        className={classes.hint}
      >{t`A length before the target is used up, such as 30m, or how much of it is used, such as 80%.`}</p>
      <Button
        variant="default"
        className={classes.add}
        disabled={disabled || warnings.length >= 5}
        leftSection={<IconPlus size={15} stroke={1.75} />}
        onClick={() => onChange({ warnings: [...warnings, '80%'] })}
      >{t`Add a warning`}</Button>
    </div>
  );
}

/** What is done about a promise in danger or broken: up to ten steps. */
export function EscalationsEditor({ values, onChange, disabled, faults }: Props) {
  const { t } = useLingui();
  const agents = useAgentOptions();
  const teams = useTeamOptions();
  const { escalations } = values;
  const set = (index: number, change: Partial<Step>) =>
    onChange({ escalations: escalations.map((each, other) => (other === index ? { ...each, ...change } : each)) });
  return (
    <div className={classes.steps}>
      {escalations.map((step, index) => {
        const number = index + 1;
        const at = `escalations.${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps have no other identity
          <fieldset key={index} className={classes.step} disabled={disabled}>
            <legend>{t`Step ${number}`}</legend>
            <Select
              label={t`When`}
              data={[
                { value: 'warning', label: t`After a warning` },
                { value: 'breach', label: t`After a breach` },
              ]}
              allowDeselect={false}
              value={step.when}
              onChange={(next) => next && set(index, { when: next as Step['when'] })}
            />
            <TextInput
              label={t`How long after`}
              placeholder={t`At once`}
              value={step.after}
              onChange={(event) => set(index, { after: event.currentTarget.value })}
              error={faults[`${at}.afterSeconds`]}
            />
            <MultiSelect
              label={t`Tell`}
              data={agents}
              searchable
              value={step.notify}
              onChange={(notify) => set(index, { notify })}
              error={faults[`${at}.notify`]}
            />
            <Select
              label={t`Assign to`}
              data={agents}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t`Clear` }}
              value={step.assigneeId}
              onChange={(assigneeId) => set(index, { assigneeId })}
              error={faults[`${at}.assigneeId`]}
            />
            <Select
              label={t`Give to team`}
              data={teams}
              clearable
              clearButtonProps={{ 'aria-label': t`Clear` }}
              value={step.teamId}
              onChange={(teamId) => set(index, { teamId })}
              error={faults[`${at}.teamId`]}
            />
            <Checkbox
              label={t`Raise the level`}
              checked={step.raiseLevel}
              onChange={(event) => set(index, { raiseLevel: event.currentTarget.checked })}
            />
            {faults[at] && (
              <p className={classes.fault} role="alert">
                {faults[at]}
              </p>
            )}
            <Button
              variant="subtle"
              size="compact-xs"
              className={classes.add}
              onClick={() => onChange({ escalations: escalations.filter((_, other) => other !== index) })}
            >{t`Remove step ${number}`}</Button>
          </fieldset>
        );
      })}
      <Button
        variant="default"
        className={classes.add}
        disabled={disabled || escalations.length >= 10}
        leftSection={<IconPlus size={15} stroke={1.75} />}
        onClick={() =>
          onChange({
            escalations: [
              ...escalations,
              { when: 'breach', after: '', notify: [], assigneeId: null, teamId: null, raiseLevel: false },
            ],
          })
        }
      >{t`Add a step`}</Button>
    </div>
  );
}
