import type { CaseFilters } from '../../../api/queries/cases';
import { CATEGORIES, CHANNELS, PRIORITIES } from '../../../shared/i18n/labels';

export const SORTS = ['-updatedAt', 'updatedAt', '-createdAt', 'createdAt', '-priority', 'nextDueAt'] as const;
export type Sort = (typeof SORTS)[number];

/** What the address bar keeps of the list: filters on top of the view, and its order. */
export type ListSearch = {
  priority?: string;
  category?: string;
  channel?: string;
  tag?: string;
  sort?: Sort;
  /** One of the values that the view is grouped by. */
  group?: string;
};

function known(value: unknown, allowed: readonly string[]): string | undefined {
  if (typeof value !== 'string') return undefined;
  const values = value.split(',').filter((each) => allowed.includes(each));
  return values.length > 0 ? values.join(',') : undefined;
}

/** Takes over what is meaningful and leaves the rest out: a mistyped link still opens. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const parsed: ListSearch = {
    priority: known(search.priority, PRIORITIES),
    category: known(search.category, CATEGORIES),
    channel: known(search.channel, CHANNELS),
    tag: typeof search.tag === 'string' && search.tag ? search.tag : undefined,
    sort: SORTS.find((sort) => sort === search.sort),
    group: typeof search.group === 'string' && /^[\w.-]+$/.test(search.group) ? search.group : undefined,
  };
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
}

export function withSearch(filters: CaseFilters, { group: _, ...search }: ListSearch): CaseFilters {
  return { ...filters, ...search };
}

export function activeFilters(search: ListSearch): number {
  return [search.priority, search.category, search.channel, search.tag].filter(Boolean).length;
}

const KEYS = ['priority', 'category', 'channel', 'tag'] as const;

/** What a list shows, as one query: its own and what narrows it down. */
export function wholeQuery(filters: CaseFilters): string {
  const narrowed = KEYS.flatMap((key) => (filters[key] ? [`${key}:${filters[key]}`] : []));
  if (narrowed.length === 0) return filters.query ?? '';
  return [filters.query && `(${filters.query})`, ...narrowed].filter(Boolean).join(' ');
}
