import { Plural, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, FileButton, Group, TextInput } from '@mantine/core';
import { IconPlus, IconUpload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Calendar, Holiday } from '../../../api/types';
import { useFormat } from '../../../shared/i18n/format';
import { ErrorNote } from '../../../shared/ui/States';
import { useReplaceHolidays } from '../api/calendar-mutations';
import classes from './DateList.module.css';

type Props = {
  value: Holiday[];
  onChange: (value: Holiday[]) => void;
  disabled: boolean;
  fault: string | undefined;
  /** What a file replaces the holidays of; without it there is nothing to upload to yet. */
  saved: { id: number; version: number } | undefined;
  onReplaced: (next: Calendar) => void;
};

/** Dates that are closed: typed one by one, or taken from a file. */
export function HolidayList({ value, onChange, disabled, fault, saved, onReplaced }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const replace = useReplaceHolidays();
  const add = () => {
    const rest = value.filter((each) => each.date !== date);
    onChange([...rest, { date, name: name.trim() }].sort((a, b) => a.date.localeCompare(b.date)));
    setDate('');
    setName('');
  };
  return (
    <div className={classes.list}>
      <p className={classes.none}>
        <Plural value={value.length} _0="No holidays." one="# holiday" other="# holidays" />
      </p>
      {value.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
        <section className={classes.dates} tabIndex={0} aria-label={t`Holidays`}>
          <ul>
            {value.map((each) => {
              const on = format.plainDate(each.date);
              return (
                <li key={each.date} className={classes.date}>
                  <time dateTime={each.date}>{on}</time>
                  <span className={classes.dateName}>{each.name}</span>
                  <ActionIcon
                    disabled={disabled}
                    aria-label={t`Remove the holiday of ${on}`}
                    onClick={() => onChange(value.filter((other) => other.date !== each.date))}
                  >
                    <IconX size={14} stroke={1.75} />
                  </ActionIcon>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {fault && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
      <div className={classes.exception}>
        <TextInput
          type="date"
          label={t`Date`}
          disabled={disabled}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <TextInput
          label={t({ context: 'title', message: 'Name' })}
          maxLength={200}
          disabled={disabled}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          variant="default"
          className={classes.remove}
          disabled={disabled || !date}
          leftSection={<IconPlus size={15} stroke={1.75} />}
          onClick={add}
        >{t`Add`}</Button>
      </div>
      {saved && (
        <Group gap={10}>
          <FileButton
            accept="text/calendar,.ics"
            disabled={disabled || replace.isPending}
            onChange={(file) => file && replace.mutate({ ...saved, file }, { onSuccess: onReplaced })}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                disabled={disabled}
                loading={replace.isPending}
                leftSection={<IconUpload size={15} stroke={1.75} />}
              >{t`Replace by an iCalendar file…`}</Button>
            )}
          </FileButton>
          <span className={classes.none}>{t`Takes effect at once.`}</span>
        </Group>
      )}
      {replace.isError && <ErrorNote error={replace.error} />}
    </div>
  );
}
