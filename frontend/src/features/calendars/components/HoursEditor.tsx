import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { OpenHours } from '../../../api/types';
import { minutesOf, timeOfDay } from '../model/time-of-day';
import classes from './HoursEditor.module.css';

type Props = {
  /** Whose hours these are, for the names of the fields. */
  of: string;
  value: OpenHours[];
  onChange: (value: OpenHours[]) => void;
  disabled: boolean;
  /** Faults by field name, and where in them these hours stand: `weekly.monday`. */
  faults: Record<string, string>;
  at: string;
};

/** The open hours of one day: any number of intervals, and an end before the beginning lies on the next day. */
export function HoursEditor({ of, value, onChange, disabled, faults, at }: Props) {
  const { t } = useLingui();
  const set = (index: number, change: Partial<OpenHours>) =>
    onChange(value.map((each, other) => (other === index ? { ...each, ...change } : each)));
  const last = value.at(-1);
  const next =
    last && /^(0\d|1\d|2[0-2]):/.test(last.to) ? { from: last.to, to: '23:00' } : { from: '09:00', to: '17:00' };
  return (
    <div className={classes.hours}>
      {value.length === 0 && <span className={classes.closed}>{t`Closed`}</span>}
      {value.map((each, index) => {
        const number = index + 1;
        const from = minutesOf(each.from);
        const to = minutesOf(each.to);
        const here = `${at}.${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the intervals have no other identity
          <span key={index} className={classes.interval}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                className={classes.time}
                inputMode="numeric"
                maxLength={5}
                disabled={disabled}
                aria-label={
                  end === 'from' ? t`${of}: interval ${number} opens at` : t`${of}: interval ${number} closes at`
                }
                value={each[end]}
                error={faults[`${here}.${end}`] ?? faults[here]}
                onChange={(event) => set(index, { [end]: event.currentTarget.value })}
                onBlur={(event) => set(index, { [end]: timeOfDay(event.currentTarget.value) })}
              />
            ))}
            {from !== undefined && to !== undefined && to <= from && (
              <span className={classes.next}>{t`next day`}</span>
            )}
            <ActionIcon
              disabled={disabled}
              aria-label={t`${of}: remove interval ${number}`}
              onClick={() => onChange(value.filter((_, other) => other !== index))}
            >
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
          </span>
        );
      })}
      <Button
        variant="subtle"
        size="compact-xs"
        disabled={disabled || value.length >= 20}
        leftSection={<IconPlus size={14} stroke={1.75} />}
        aria-label={t`${of}: add hours`}
        onClick={() => onChange([...value, next])}
      >
        {t`Add hours`}
      </Button>
      {faults[at] && (
        <span className={classes.fault} role="alert">
          {faults[at]}
        </span>
      )}
    </div>
  );
}
