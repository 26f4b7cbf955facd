import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { directoryQueries } from '../../api/queries/directory';
import { keyLabels, valueLabels, wordLabels } from './labels';

const CUSTOM = 'custom.';

export type QueryLabels = { key: (key: string) => string; value: (key: string, value: string) => string };

/** Keys and values of the query language in the reader's words; what has no words of its own stays as it is written. */
export function useQueryLabels(): QueryLabels {
  const { i18n, _ } = useLingui();
  const { locale } = i18n;
  const fields = useQuery(directoryQueries.caseFields()).data;
  return useMemo(() => {
    const custom = new Map(fields?.map((field) => [field.key, field]));
    const own = (key: string) => custom.get(key.startsWith(CUSTOM) ? key.slice(CUSTOM.length) : key);
    const words = (label: unknown) => {
      const told = label as Record<string, string | null | undefined> | undefined;
      return told?.[locale] || told?.en || undefined;
    };
    return {
      key: (key) => {
        const known = keyLabels[key];
        return known ? _(known) : (words(own(key)?.label) ?? key);
      },
      value: (key, value) => {
        const known = valueLabels[key]?.[value] ?? wordLabels[value];
        if (known) return _(known);
        return words(own(key)?.options.find((option) => option.value === value)?.label) ?? value;
      },
    };
  }, [fields, locale, _]);
}
