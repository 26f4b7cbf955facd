import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { customerQueries, organizationQueries } from '../../api/queries/customers';
import { directoryQueries } from '../../api/queries/directory';
import { searchQueries } from '../../api/queries/search';
import type { QueryField } from '../../api/types';
import { useDebounced } from '../hooks/use-debounced';
import { usePermission } from '../hooks/use-me';
import { useFormat } from '../i18n/format';
import { LANGUAGES } from '../pickers/languages';
import { type Edit, placeAt, replaced, withValue } from './completion';
import { signLabels } from './labels';
import { quote } from './tokens';
import { useQueryLabels } from './use-labels';

/** One thing to choose: what people read, what the query will say, and the query that it leads to. */
export type Suggestion = { id: string; label: string; written?: string; edit: Edit };
export type SuggestionGroup = { id: string; title: string; items: Suggestion[] };

/** What may stand as a value: `value` in the query, `label` for people, `also` only to be found by. */
type Candidate = { value: string; label: string; also?: string };

const MOST = 50;
const AGES = ['1h', '2h', '4h', '1d', '3d', '1w', '4w'];
const AGE_UNITS: Record<string, string> = { h: 'hour', d: 'day', w: 'week' };

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** 0 where it begins with what is wanted, 1 where a word in it does, 2 where it only holds it, else nothing. */
function rank(wanted: string, ...texts: (string | undefined)[]): number | undefined {
  const ranks = texts
    .map((text) => plain(text ?? ''))
    .map((text) => (text.startsWith(wanted) ? 0 : text.includes(` ${wanted}`) ? 1 : text.includes(wanted) ? 2 : 3));
  const best = Math.min(...ranks);
  return best === 3 ? undefined : best;
}

function matching<T>(all: readonly T[], prefix: string, texts: (each: T) => (string | undefined)[]): T[] {
  const wanted = plain(prefix);
  return all
    .map((each) => ({ each, rank: rank(wanted, ...texts(each)) }))
    .filter((found) => found.rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map((found) => found.each);
}

/** The values of one key that have names: agents, teams, topics, tags, customers, organizations, languages. */
function useNamed(field: QueryField | undefined, prefix: string): Candidate[] {
  const format = useFormat();
  const type = field?.type;
  const maySeeDirectory = usePermission('directory:read');
  const maySeeCustomers = usePermission('customers:read');
  const wanted = useDebounced(prefix);
  const directory = (wants: QueryField['type']) => maySeeDirectory && type === wants;
  const found = { placeholderData: keepPreviousData };
  const agents = useQuery({ ...directoryQueries.agents(), enabled: directory('agent') }).data;
  const teams = useQuery({ ...directoryQueries.teams(), enabled: directory('team') }).data;
  const topics = useQuery({ ...directoryQueries.topics(), enabled: directory('topic') }).data;
  const tags = useQuery({ ...directoryQueries.tags(wanted), ...found, enabled: directory('tag') }).data;
  const customers = useInfiniteQuery({
    ...customerQueries.list(wanted),
    ...found,
    enabled: maySeeCustomers && type === 'customer',
  }).data;
  const organizations = useInfiniteQuery({
    ...organizationQueries.list(wanted),
    ...found,
    enabled: maySeeCustomers && type === 'organization',
  }).data;
  return useMemo(() => {
    switch (type) {
      case 'agent':
        return (agents ?? []).map(({ name }) => ({ value: name, label: name }));
      case 'team':
        return (teams ?? []).map(({ name }) => ({ value: name, label: name }));
      case 'topic':
        return (topics ?? []).map(({ path }) => ({ value: path, label: path.replaceAll('/', ' / ') }));
      case 'tag':
        return (tags?.data ?? []).map(({ name }) => ({ value: name, label: name }));
      case 'language':
        return LANGUAGES.map((tag) => ({ value: tag, label: format.language(tag) }));
      case 'organization':
        return (organizations?.pages[0]?.data ?? []).map(({ name }) => ({ value: name, label: name }));
      case 'customer':
        return (customers?.pages[0]?.data ?? []).map(({ id, name, identities }) => {
          const value = identities[0]?.value ?? String(id);
          return { value, label: name || value, also: identities.map((each) => each.value).join(' ') };
        });
      default:
        return [];
    }
  }, [type, agents, teams, topics, tags, customers, organizations, format]);
}

/** What can stand where the cursor is: keys, then signs, then values. Nothing while the list of keys is not known. */
export function useSuggestions(query: string, cursor: number, enabled: boolean): SuggestionGroup[] {
  const { t, i18n } = useLingui();
  const labels = useQueryLabels();
  const fields = useQuery({ ...searchQueries.fields(), enabled }).data;
  const place = useMemo(() => placeAt(query, cursor), [query, cursor]);
  const key = place.kind === 'value' ? place.key : undefined;
  const field = fields?.find((each) => each.key === key) ?? fields?.find((each) => each.key === `custom.${key}`);
  const named = useNamed(enabled ? field : undefined, place.kind === 'value' ? place.prefix : '');

  return useMemo(() => {
    if (!enabled || !fields || place.kind === 'nothing') return [];
    if (place.kind === 'value') {
      if (!field) return [];
      const ages = ['instant', 'deadline'].includes(field.type) ? AGES : [];
      const age = (text: string) =>
        new Intl.NumberFormat(i18n.locale, {
          style: 'unit',
          unit: AGE_UNITS[text.slice(-1)] ?? 'hour',
          unitDisplay: 'long',
        }).format(Number(text.slice(0, -1)));
      const candidates: Candidate[] = [
        ...field.words.map((value) => ({ value, label: labels.value(field.key, value) })),
        ...field.values.map((value) => ({ value, label: labels.value(field.key, value) })),
        ...ages.map((value) => ({ value, label: age(value) })),
        ...named,
      ];
      const items = matching(candidates, place.prefix, (each) => [each.label, each.value, each.also])
        .filter((each) => !place.others.includes(each.value))
        .slice(0, MOST)
        .map(({ value, label }) => {
          // Words with a meaning stand bare; a name that looks like one is quoted.
          const special = field.words.includes(value) || field.values.includes(value);
          const written = special ? value : quote(value);
          return {
            id: `value-${value}`,
            label,
            written: label === value ? undefined : written,
            edit: withValue(query, place.from, place.to, written),
          };
        });
      return items.length > 0 ? [{ id: 'values', title: labels.key(field.key), items }] : [];
    }

    const groups: SuggestionGroup[] = [];
    const exact = place.hasSign ? undefined : fields.find((each) => each.key === place.prefix);
    if (exact && place.to === place.from + place.prefix.length) {
      const items = exact.operators.map((sign) => ({
        id: `sign-${sign}`,
        label: `${labels.key(exact.key)} ${i18n._(signLabels[sign] ?? { id: sign, message: sign })}`,
        written: exact.key + sign,
        edit: replaced(query, place.from, place.to, exact.key + sign),
      }));
      groups.push({ id: 'signs', title: labels.key(exact.key), items });
    }
    const items = matching(fields, place.prefix, (each) => [
      each.key,
      each.key.replace('custom.', ''),
      labels.key(each.key),
    ])
      .filter((each) => each !== exact)
      .map((each) => ({
        id: `key-${each.key}`,
        label: labels.key(each.key),
        written: each.key,
        edit: replaced(
          query,
          place.from,
          place.to,
          each.key + (place.hasSign || each.operators.length > 1 ? '' : (each.operators[0] ?? ':')),
        ),
      }));
    if (items.length > 0) groups.push({ id: 'keys', title: t`Narrow down by`, items });
    return groups;
  }, [enabled, fields, field, place, named, labels, query, i18n, t]);
}
