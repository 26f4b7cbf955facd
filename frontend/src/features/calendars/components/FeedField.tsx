import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { HolidayFeed, HolidayFeedFailure } from '../../../api/types';
import { useFormat } from '../../../shared/i18n/format';
import classes from './DateList.module.css';

const FAILURES: Record<HolidayFeedFailure, MessageDescriptor> = {
  address_forbidden: msg`The address is not on the public internet.`,
  unreachable: msg`Nothing answers at the address.`,
  timed_out: msg`The answer took too long.`,
  refused: msg`The answer was no feed.`,
  too_many_redirects: msg`The address leads on too often.`,
  too_large: msg`The feed is too large.`,
  malformed: msg`The feed cannot be read.`,
  too_many_days: msg`The feed has too many days.`,
  no_holidays: msg`The feed has no whole day between last year and ten years from now.`,
};

type Props = {
  value: string;
  onChange: (value: string) => void;
  /** The feed as it was saved, with what came of the last attempt. */
  saved: HolidayFeed | null;
  disabled: boolean;
  fault: string | undefined;
};

/** Where the holidays are fetched from once a day, and how that went. */
export function FeedField({ value, onChange, saved, disabled, fault }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const told = saved && saved.url === value.trim() ? saved : null;
  return (
    <div className={classes.feed}>
      <TextInput
        type="url"
        label={t`Address of an iCalendar feed`}
        description={t`It is fetched soon after it was saved, then once a day. What it says replaces the holidays.`}
        placeholder="https://"
        maxLength={2000}
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={fault}
      />
      {told && (
        <p className={classes.none}>
          {told.refreshedAt ? t`Last fetched: ${format.dateTime(told.refreshedAt)}` : t`Not fetched yet.`}
        </p>
      )}
      {told?.failure && (
        <p className={classes.fault}>
          {t`The last attempt failed; the holidays that there are stay.`} {i18n._(FAILURES[told.failure])}
        </p>
      )}
    </div>
  );
}
