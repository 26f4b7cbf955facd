import type { Metric, ReportCell } from '../../../api/types';
import type { ReportSearch } from './address';

/** What the address of the cases behind a number says besides that of the report. */
export type CellSearch = ReportSearch & {
  metric?: string;
  /** Instants: the stretch of the number, which a named range would not be tomorrow. */
  since?: string;
  until?: string;
  /** `team:12,assignee`: the values that cut the number out, percent-encoded; one without a value stands alone. */
  group?: string;
  part?: string;
  /** The screen to go back to, or the saved report as `saved/12`. */
  screen?: string;
};

/** The id of the saved report that a screen's name is. */
export function savedIn(screen: string): string | undefined {
  return /^saved\/(\d+)$/.exec(screen)?.[1];
}

export type GroupValue = { key: string; value: string | null };

export function writeGroup(group: readonly GroupValue[]): string {
  return group.map(({ key, value }) => (value === null ? key : `${key}:${encodeURIComponent(value)}`)).join(',');
}

export function parseGroup(text: string | undefined): GroupValue[] {
  if (!text) return [];
  return text.split(',').map((each) => {
    const at = each.indexOf(':');
    return at < 0 ? { key: each, value: null } : { key: each.slice(0, at), value: decoded(each.slice(at + 1)) };
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Typed by hand: taken as it stands.
    return text;
  }
}

/** What to ask the server for; undefined for an address that names no number. */
export function cellOf(search: CellSearch, frame: Pick<ReportCell, 'query' | 'timeZone'>): ReportCell | undefined {
  const { metric, since, until } = search;
  if (!metric || !since || !until) return undefined;
  return {
    // Whether there is such a metric the server tells.
    metric: metric as Metric,
    from: since,
    to: until,
    ...frame,
    group: parseGroup(search.group),
    part: search.part === 'true',
  };
}
