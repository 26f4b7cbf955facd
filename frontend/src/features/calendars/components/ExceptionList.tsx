import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ExceptionalDate } from '../../../api/types';
import classes from './DateList.module.css';
import { HoursEditor } from './HoursEditor';

type Props = {
  value: ExceptionalDate[];
  onChange: (value: ExceptionalDate[]) => void;
  disabled: boolean;
  faults: Record<string, string>;
};

/** Dates with other hours than their weekday. */
export function ExceptionList({ value, onChange, disabled, faults }: Props) {
  const { t } = useLingui();
  const set = (index: number, change: Partial<ExceptionalDate>) =>
    onChange(value.map((each, other) => (other === index ? { ...each, ...change } : each)));
  return (
    <div className={classes.list}>
      {value.length === 0 && <p className={classes.none}>{t`No date differs from its weekday.`}</p>}
      {value.map((each, index) => {
        const number = index + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a date is typed here, so it cannot be the key
          <div key={index} className={classes.exception}>
            <TextInput
              type="date"
              label={t`Date`}
              disabled={disabled}
              value={each.date}
              onChange={(event) => set(index, { date: event.currentTarget.value })}
              error={faults[`exceptions.${index}.date`]}
            />
            <TextInput
              label={t({ context: 'title', message: 'Name' })}
              maxLength={200}
              disabled={disabled}
              value={each.name ?? ''}
              onChange={(event) => set(index, { name: event.currentTarget.value || null })}
              error={faults[`exceptions.${index}.name`]}
            />
            <ActionIcon
              disabled={disabled}
              className={classes.remove}
              aria-label={t`Remove exception ${number}`}
              onClick={() => onChange(value.filter((_, other) => other !== index))}
            >
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
            <div className={classes.hours}>
              <HoursEditor
                of={t`Exception ${number}`}
                value={each.intervals}
                disabled={disabled}
                faults={faults}
                at={`exceptions.${index}.intervals`}
                onChange={(intervals) => set(index, { intervals })}
              />
            </div>
          </div>
        );
      })}
      <Button
        variant="default"
        className={classes.add}
        disabled={disabled}
        leftSection={<IconPlus size={15} stroke={1.75} />}
        onClick={() => onChange([...value, { date: '', name: null, intervals: [] }])}
      >{t`Add an exception`}</Button>
    </div>
  );
}
