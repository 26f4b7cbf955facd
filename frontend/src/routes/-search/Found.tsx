import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { caseQueries } from '../../api/queries/cases';
import { announce } from '../../shared/a11y/Announcer';
import { useFormat } from '../../shared/i18n/format';

/** How many cases answer the query; said aloud when it is known. */
export function Found({ query }: { query: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const count = useQuery(caseQueries.count({ query })).data;
  const total = count?.total ?? 0;
  const text = !count
    ? t`Search`
    : count.exact
      ? t`${plural(total, { one: '# case', other: '# cases' })}`
      : t`More than ${format.number(total)} cases`;
  const known = count !== undefined;
  useEffect(() => {
    if (known) announce(text);
  }, [known, text]);
  return text;
}
