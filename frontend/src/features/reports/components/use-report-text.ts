import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { MetricDimension, MetricEntry, MetricKind, ReportBucket, ReportGroup } from '../../../api/types';
import { useFormat } from '../../../shared/i18n/format';
import { categoryLabels, channelLabels, metricLabels, priorityLabels, statusLabels } from '../../../shared/i18n/labels';
import type { Stat } from '../model/address';
import { bucketLabel } from '../model/bucket-label';
import type { Words } from '../model/grid';
import { type Change, type Facet, type How, SIGNIFICANT } from '../model/number';
import { spanText } from '../model/span';

const NONE = '–';
const MANY = 9;

export const statLabels = {
  median: msg({ context: 'statistic', message: 'Median' }),
  mean: msg({ context: 'statistic', message: 'Mean' }),
  p90: msg({ context: 'statistic', message: '90 % within' }),
  p95: msg({ context: 'statistic', message: '95 % within' }),
} as const satisfies Record<Stat, unknown>;

const ageLabels = {
  lt_1d: msg({ context: 'age', message: 'Less than a day' }),
  '1d_3d': msg({ context: 'age', message: '1 to 3 days' }),
  '3d_7d': msg({ context: 'age', message: '3 to 7 days' }),
  '7d_30d': msg({ context: 'age', message: '7 to 30 days' }),
  gt_30d: msg({ context: 'age', message: 'More than 30 days' }),
};

/** Values that are words of the product. */
const WORDS: Record<string, Record<string, MessageDescriptor>> = {
  age: ageLabels,
  category: categoryLabels,
  channel: channelLabels,
  priority: priorityLabels,
  sla_metric: metricLabels,
  status: statusLabels,
};

/** The numbers of reports in the reader's words. */
export function useReportText(how: How) {
  const { t, i18n } = useLingui();
  const { locale } = useFormat();
  const plain = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const percent = (value: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  const span = (seconds: number) => spanText(i18n, seconds, { days: how.time === 'calendar' });

  /** What does not exist is a dash, never a nought. */
  const number = (kind: MetricKind, value: number | undefined, facet: Facet = 'shown'): string => {
    if (value === undefined) return NONE;
    // What is credited to several is credited in parts.
    if (facet === 'n' || kind === 'count') return plain(value, 1);
    if (kind === 'duration') return span(value);
    if (kind === 'ratio' && facet === 'shown') return percent(value);
    return plain(value, kind === 'level' && Number.isInteger(value) ? 0 : 2);
  };

  /** The difference of two shares. */
  const points = (value: number | undefined): string => {
    if (value === undefined) return NONE;
    const size = plain(Math.abs(value) * 100, 1);
    const signed = (size === '0' ? '' : value > 0 ? '+' : '−') + size;
    return t`${signed} points`;
  };

  const group = ({ key, value, label }: ReportGroup): string => {
    if (value === null || value === undefined) return label || t`None`;
    if (key === 'weekday') {
      // The fifth of January 1970 was a Monday.
      const at = Date.UTC(1970, 0, 4 + Number(value));
      return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(at);
    }
    if (key === 'hour_of_day') return value.padStart(2, '0');
    if (key === 'topic' && label) return label.replaceAll('/', ' / ');
    const word = WORDS[key]?.[value];
    return word ? i18n._(word) : label || value;
  };

  /** How much more or less it is, where there is no room for a sentence. */
  const difference = (change: Change): string => {
    if (change.in === 'points') return points(change.by);
    const size = Math.abs(change.by);
    const more = change.direction === 'more';
    // Hundreds of percent say less than how many times as much it is.
    return more && size >= MANY ? `×${plain(size + 1, 0)}` : (more ? '+' : '−') + percent(size);
  };

  const changed = (kind: MetricKind, change: Change): string => {
    if (change.direction === 'same') return t`As before`;
    const share = difference(change);
    const more = change.direction === 'more';
    if (kind === 'duration') return more ? t`${share}: longer than before` : t`${share}: shorter than before`;
    return more ? t`${share}: more than before` : t`${share}: less than before`;
  };

  /** Whether a difference may be chance. */
  const significance = (pValue: number | null | undefined): string | undefined => {
    if (pValue === null || pValue === undefined) return undefined;
    return pValue < SIGNIFICANT ? t`hardly by chance` : t`may be chance`;
  };

  const words = (
    size: ReportBucket | undefined,
    oneDay: boolean,
    timeZone: string,
    metrics: ReadonlyMap<string, MetricEntry>,
    dimensions: ReadonlyMap<string, MetricDimension>,
  ): Words => ({
    bucket: (bucket) =>
      bucketLabel(locale, timeZone, size ?? 'day', bucket, (nth, year) => t`Q${nth} ${year}`, { oneDay }),
    group,
    metric: (key) => metrics.get(key)?.label ?? key,
    facet: (facet) =>
      facet === 'n'
        ? t`Number`
        : facet === 'shown'
          ? t({ context: 'statistic', message: 'Share' })
          : i18n._(statLabels[facet]),
    time: t`Time`,
    dimension: (key) => dimensions.get(key)?.label ?? key,
  });

  return {
    number,
    points,
    group,
    changed,
    difference,
    fresh: t({ context: 'compared', message: 'new' }),
    significance,
    percent,
    span,
    words,
  };
}

export type ReportText = ReturnType<typeof useReportText>;
