import { SORTS, type Sort } from '../../features/cases/model/list-search';

/** What the address bar keeps of a search. */
export type SearchAddress = { query?: string; sort?: Sort | 'relevance' };

export function parseSearchAddress(search: Record<string, unknown>): SearchAddress {
  const query = typeof search.query === 'string' ? search.query.trim() : '';
  const sort = [...SORTS, 'relevance' as const].find((each) => each === search.sort);
  return { ...(query && { query }), ...(sort && { sort }) };
}
