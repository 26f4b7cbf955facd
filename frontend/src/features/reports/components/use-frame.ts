import { useNow } from '../../../shared/hooks/use-now';
import { localIn, useZone } from '../../../shared/i18n/zone';
import type { ReportAddress } from '../model/address';
import type { Frame } from '../model/query';
import { daysOf, weekStartOf } from '../model/range';

/** The days of a range as the reader's calendar has them now. */
export function useFrame(range: ReportAddress['range']): Frame {
  const timeZone = useZone();
  const today = localIn(timeZone, useNow()).slice(0, 10);
  const weekStart = weekStartOf(navigator.language);
  return { days: daysOf(range, today, weekStart), timeZone, weekStart };
}
