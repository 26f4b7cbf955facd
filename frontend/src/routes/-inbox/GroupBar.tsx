import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { caseQueries } from '../../api/queries/cases';
import { organizationQueries } from '../../api/queries/customers';
import { directoryQueries } from '../../api/queries/directory';
import type { CaseGrouping } from '../../api/types';
import { useFormat } from '../../shared/i18n/format';
import { useQueryLabels } from '../../shared/query/use-labels';
import classes from './GroupBar.module.css';

type Props = { by: CaseGrouping; query: string; group: string | undefined; onChange: (group?: string) => void };

function OrganizationName({ id }: { id: number }) {
  return useQuery(organizationQueries.detail(id)).data?.name ?? `#${id}`;
}

/** The groups of a view with their numbers; one of them can be chosen, and chosen again for all. */
export default function GroupBar({ by, query, group, onChange }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const labels = useQueryLabels();
  const groups = useQuery(caseQueries.groups(by, query)).data ?? [];
  const teams = useQuery({ ...directoryQueries.teams(), enabled: by === 'team' }).data;
  const agents = useQuery({ ...directoryQueries.agents(), enabled: by === 'assignee' }).data;
  const topics = useQuery({ ...directoryQueries.topics(), enabled: by === 'topic' }).data;
  const name = (value: string) => {
    const id = Number(value);
    if (by === 'team') return teams?.find((team) => team.id === id)?.name ?? `#${value}`;
    if (by === 'assignee') return agents?.find((agent) => agent.id === id)?.name ?? `#${value}`;
    if (by === 'topic') return topics?.find((topic) => topic.id === id)?.path ?? `#${value}`;
    if (by === 'organization') return <OrganizationName id={id} />;
    return by === 'language' ? format.language(value) : labels.value(by, value);
  };
  if (groups.length === 0) return null;
  return (
    <fieldset className={classes.bar} aria-label={t`Group by: ${labels.key(by)}`}>
      {groups.map(({ value, count, capped }) => {
        const key = value ?? 'none';
        return (
          <UnstyledButton
            key={key}
            className={clsx(classes.group, key === group && classes.chosen)}
            aria-pressed={key === group}
            onClick={() => onChange(key === group ? undefined : key)}
          >
            {value === null ? labels.value(by, 'none') : name(value)}{' '}
            <span className={classes.count}>
              {format.number(count)}
              {capped && '+'}
            </span>
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}
