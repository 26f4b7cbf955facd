import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { OpenHours } from '../../../api/types';
import { minutesOf } from '../model/time-of-day';
import { DAYS, type Day, dayName, type Week } from '../model/week';
import { HoursEditor } from './HoursEditor';
import classes from './WeekGrid.module.css';

const DAY_MINUTES = 24 * 60;

/** What of a day is open, as parts of it: its own hours, and those of the night before. */
function strips(own: OpenHours[], before: OpenHours[]): { start: number; end: number }[] {
  const read = (hours: OpenHours[]) =>
    hours.flatMap(({ from, to }) => {
      const start = minutesOf(from);
      const end = minutesOf(to);
      return start === undefined || end === undefined ? [] : [{ start, end: end > start ? end : end + DAY_MINUTES }];
    });
  return [
    ...read(own).map(({ start, end }) => ({ start, end: Math.min(end, DAY_MINUTES) })),
    ...read(before)
      .filter(({ end }) => end > DAY_MINUTES)
      .map(({ end }) => ({ start: 0, end: end - DAY_MINUTES })),
  ];
}

type Props = {
  value: Week;
  onChange: (value: Week) => void;
  disabled: boolean;
  faults: Record<string, string>;
};

/** The hours of each weekday, typed, and drawn beside it. */
export function WeekGrid({ value, onChange, disabled, faults }: Props) {
  const { t, i18n } = useLingui();
  const copy = (from: Day, to: readonly Day[]) =>
    onChange({ ...value, ...Object.fromEntries(to.map((day) => [day, value[from].map((each) => ({ ...each }))])) });
  return (
    <ul className={classes.week}>
      {DAYS.map((day, index) => {
        const name = dayName(i18n.locale, day);
        const before = value[DAYS[(index + 6) % 7] ?? 'sunday'];
        return (
          <li key={day} className={classes.day}>
            <span className={classes.name}>{name}</span>
            <div className={classes.what}>
              <div className={classes.bar} aria-hidden="true">
                {strips(value[day], before).map(({ start, end }) => (
                  <span
                    key={`${start}-${end}`}
                    className={classes.open}
                    style={{
                      insetInlineStart: `${(start / DAY_MINUTES) * 100}%`,
                      inlineSize: `${((end - start) / DAY_MINUTES) * 100}%`,
                    }}
                  />
                ))}
              </div>
              <HoursEditor
                of={name}
                value={value[day]}
                disabled={disabled}
                faults={faults}
                at={`weekly.${day}`}
                onChange={(hours) => onChange({ ...value, [day]: hours })}
              />
            </div>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon
                  disabled={disabled}
                  aria-label={t`Copy the hours of ${name}`}
                  title={t`Copy the hours of ${name}`}
                >
                  <IconCopy size={16} stroke={1.75} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => copy(day, DAYS.slice(0, 5))}>{t`To Monday to Friday`}</Menu.Item>
                <Menu.Item onClick={() => copy(day, DAYS)}>{t`To every day`}</Menu.Item>
                <Menu.Divider />
                {DAYS.filter((other) => other !== day).map((other) => (
                  <Menu.Item key={other} onClick={() => copy(day, [other])}>
                    {dayName(i18n.locale, other)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </li>
        );
      })}
    </ul>
  );
}
