import { msg } from '@lingui/core/macro';
import type { Preset } from '../model/address';

export const presetLabels = {
  today: msg({ context: 'range', message: 'Today' }),
  yesterday: msg({ context: 'range', message: 'Yesterday' }),
  last_7_days: msg({ context: 'range', message: 'Last 7 days' }),
  last_30_days: msg({ context: 'range', message: 'Last 30 days' }),
  last_90_days: msg({ context: 'range', message: 'Last 90 days' }),
  this_week: msg({ context: 'range', message: 'This week' }),
  last_week: msg({ context: 'range', message: 'Last week' }),
  this_month: msg({ context: 'range', message: 'This month' }),
  last_month: msg({ context: 'range', message: 'Last month' }),
  this_quarter: msg({ context: 'range', message: 'This quarter' }),
  last_quarter: msg({ context: 'range', message: 'Last quarter' }),
  this_year: msg({ context: 'range', message: 'This year' }),
  last_year: msg({ context: 'range', message: 'Last year' }),
} as const satisfies Record<Preset, unknown>;

export const compareLabels = {
  previous_period: msg({ context: 'compare', message: 'The period before' }),
  previous_year: msg({ context: 'compare', message: 'The year before' }),
  none: msg({ context: 'compare', message: 'Nothing' }),
} as const;

export const bucketLabels = {
  hour: msg({ context: 'bucket', message: 'Hours' }),
  day: msg({ context: 'bucket', message: 'Days' }),
  week: msg({ context: 'bucket', message: 'Weeks' }),
  month: msg({ context: 'bucket', message: 'Months' }),
  quarter: msg({ context: 'bucket', message: 'Quarters' }),
  year: msg({ context: 'bucket', message: 'Years' }),
} as const;
