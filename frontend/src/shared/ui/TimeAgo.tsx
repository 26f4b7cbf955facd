import { useNow } from '../hooks/use-now';
import { compactTime, relativeTime, useFormat } from '../i18n/format';

/** A moment as "5 min ago"; the exact one is in the tooltip. */
export function TimeAgo({ at, compact = false }: { at: string; compact?: boolean }) {
  const format = useFormat();
  const now = useNow();
  const then = new Date(at).getTime();
  const week = 7 * 24 * 3_600_000;
  const text = compact
    ? compactTime(format.locale, format.zone, then, now)
    : now - then > week
      ? format.date(at)
      : relativeTime(format.locale, then, now);
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {text}
    </time>
  );
}
