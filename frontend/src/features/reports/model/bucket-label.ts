import type { ReportBucket, ReportPiece } from '../../../api/types';

/** The name of a stretch of time in the zone of the report. A quarter is written by `quarter`. */
export function bucketLabel(
  locale: string,
  timeZone: string,
  size: ReportBucket,
  { from }: Pick<ReportPiece, 'from'>,
  quarter: (number: number, year: string) => string,
  { oneDay = false } = {},
): string {
  const at = new Date(from);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  switch (size) {
    case 'hour':
      return oneDay
        ? format({ hour: 'numeric', minute: '2-digit' })
        : format({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
    case 'day':
    case 'week':
      return format({ day: 'numeric', month: 'short' });
    case 'month':
      return format({ month: 'short', year: 'numeric' });
    case 'quarter': {
      const month = Number(new Intl.DateTimeFormat('en-US', { month: 'numeric', timeZone }).format(at));
      return quarter(Math.ceil(month / 3), format({ year: 'numeric' }));
    }
    case 'year':
      return format({ year: 'numeric' });
  }
}
