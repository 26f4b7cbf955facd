import type { MetricEntry } from '../../../../api/types';
import type { Draft, Part } from './draft';

/** Where something is wrong: a field of the report, or one of a part as `id field`. */
export type Place = string;
export type PartField = 'kind' | 'title' | 'metrics' | 'bucket' | 'groupBy';

/** What is wrong, for the words of it. `metric` and `keys` belong to some. */
export type Fault = {
  code: 'name' | 'team' | 'parts' | 'metrics' | 'units' | 'single' | 'steps' | 'cut' | 'two' | 'required' | 'compare';
  metric?: MetricEntry | undefined;
  keys?: readonly string[];
};

type Metrics = ReadonlyMap<string, MetricEntry>;

export function placeIn(part: Pick<Part, 'id'>, field: PartField): Place {
  return `${part.id} ${field}`;
}

/** The id of the part in which a place is. */
export function partAt(place: Place): string | undefined {
  const at = place.indexOf(' ');
  return at < 0 ? undefined : place.slice(0, at);
}

/** What keeps a part from being asked. */
export function partFaults(part: Part, metrics: Metrics): Map<Place, Fault> {
  const faults = new Map<Place, Fault>();
  const tell = (field: PartField, fault: Fault) => {
    const place = placeIn(part, field);
    if (!faults.has(place)) faults.set(place, fault);
  };
  const { kind, bucket, groupBy } = part;
  const known = part.metrics.flatMap((key) => metrics.get(key) ?? []);
  const dimensions = groupBy.length + (bucket ? 1 : 0);
  if (known.length === 0) tell('metrics', { code: 'metrics' });
  if ((kind === 'line' || kind === 'bar') && new Set(known.map((metric) => metric.kind)).size > 1) {
    tell('metrics', { code: 'units' });
  }
  if (kind === 'heatmap' && known.length > 1) tell('metrics', { code: 'single' });
  if (kind === 'line' && !bucket) tell('bucket', { code: 'steps' });
  for (const metric of known) {
    const { requires: keys } = metric;
    if (keys.length > 0 && !keys.some((key) => groupBy.includes(key))) {
      tell(kind === 'number' ? 'metrics' : 'groupBy', { code: 'required', metric, keys });
    }
  }
  if (kind === 'heatmap' && dimensions !== 2) tell('groupBy', { code: 'two' });
  if ((kind === 'bar' || kind === 'table') && dimensions === 0) tell('groupBy', { code: 'cut' });
  return faults;
}

/** All that keeps a report from being saved, in the order of the form. */
export function faultsOf(draft: Draft, metrics: Metrics): Map<Place, Fault> {
  const faults = new Map<Place, Fault>();
  if (draft.name.trim() === '') faults.set('name', { code: 'name' });
  if (draft.scope === 'team' && !draft.teamId) faults.set('teamId', { code: 'team' });
  const compared = draft.parts
    .flatMap((part) => part.metrics)
    .map((key) => metrics.get(key))
    .find((metric) => metric?.needsCompare);
  if (compared && !draft.compare) faults.set('compare', { code: 'compare', metric: compared });
  if (draft.parts.length === 0) faults.set('parts', { code: 'parts' });
  for (const part of draft.parts) for (const [place, fault] of partFaults(part, metrics)) faults.set(place, fault);
  return faults;
}

const FIELDS: readonly PartField[] = ['kind', 'title', 'metrics', 'bucket', 'groupBy'];

/** The field that a pointer of the API names; undefined where there is none for it. */
export function placeOf(pointer: string, parts: readonly Pick<Part, 'id'>[]): Place | undefined {
  const [, first = '', second = '', third = '', fourth = ''] = pointer.split('/');
  if (first !== 'definition') return ['name', 'scope', 'teamId'].find((each) => each === first);
  if (second !== 'widgets') return ['range', 'query', 'compare'].find((each) => each === second);
  const part = third === '' ? undefined : parts[Number(third)];
  if (!part) return 'parts';
  return placeIn(part, FIELDS.find((field) => field === fourth) ?? 'kind');
}
