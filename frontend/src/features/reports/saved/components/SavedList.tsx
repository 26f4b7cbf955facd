import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { savedReportQueries } from '../../../../api/queries/saved-reports';
import type { SavedReport } from '../../../../api/types';
import { usePermission } from '../../../../shared/hooks/use-me';
import { useFormat } from '../../../../shared/i18n/format';
import { useTeamOptions } from '../../../../shared/pickers/options';
import { EmptyState, ErrorState, Lines } from '../../../../shared/ui/States';
import { presetLabels } from '../../components/labels';
import { isDay } from '../../model/address';
import { addDays } from '../../model/range';
import { addressOf } from '../model/draft';
import { byOwner, type ListSearch, listed, ownersOf } from '../model/list';
import { kindIcons } from './kinds';
import { ReportMenu } from './ReportActions';
import classes from './SavedList.module.css';
import { useOwner } from './use-owner';

const SKETCHED = 6;

type Props = { search: ListSearch; onSearch: (search: ListSearch) => void };

/** All saved reports that the reader may use, by whose they are. */
export function SavedList({ search, onSearch }: Props) {
  const { t } = useLingui();
  const owners = ownersOf(search.of);
  // Whoever cares for the settings may also look after those of teams that they are not in.
  const all = usePermission('settings:write') && owners === 'team';
  const teams = useTeamOptions();
  const team = all ? Number(search.team ?? 0) || undefined : undefined;
  const { data, error, refetch } = useQuery(savedReportQueries.list(team));
  const find = search.find ?? '';
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Lines count={6} height={20} />;
  if (data.length === 0 && !team) {
    return (
      <EmptyState
        drawing="tray"
        title={t`No report is saved yet`}
        action={
          <Button size="sm" renderRoot={(props) => <Link to="/reports/saved/new" {...props} />}>
            <Trans>Build the first one</Trans>
          </Button>
        }
      >
        <Trans>
          Choose what is counted, see the numbers at once, and keep it for yourself, your team or everybody.
        </Trans>
      </EmptyState>
    );
  }
  const titles = { personal: t`Mine`, team: t`Of teams`, shared: t`Everybody’s` };
  const groups = byOwner(listed(data, owners, find));
  return (
    <>
      <search className={classes.search}>
        <TextInput
          aria-label={t`Find a report`}
          placeholder={t`Find a report`}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          value={find}
          onChange={({ currentTarget: { value } }) => onSearch({ ...search, find: value || undefined })}
          className={classes.find}
        />
        <SegmentedControl
          aria-label={t`Whose reports`}
          size="sm"
          data={[
            { value: 'all', label: t({ context: 'reports', message: 'All' }) },
            { value: 'personal', label: titles.personal },
            { value: 'team', label: titles.team },
            { value: 'shared', label: titles.shared },
          ]}
          value={owners}
          onChange={(value) => onSearch({ ...search, of: value === 'all' ? undefined : value })}
        />
        {all && (
          <NativeSelect
            aria-label={t`Team`}
            data={[{ value: '', label: t`My teams` }, ...teams]}
            value={search.team ?? ''}
            onChange={({ currentTarget: { value } }) => onSearch({ ...search, team: value || undefined })}
          />
        )}
      </search>
      {groups.length === 0 && (
        <EmptyState
          drawing="search"
          title={t`No report is like that`}
          action={
            <Button variant="default" size="sm" onClick={() => onSearch({})}>
              <Trans>Show all</Trans>
            </Button>
          }
        />
      )}
      {groups.map(({ scope, reports }) => (
        <section key={scope} aria-label={titles[scope]}>
          <h2 className={classes.group}>{titles[scope]}</h2>
          <ul className={classes.cards}>
            {reports.map((report) => (
              <Card key={report.id} report={report} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** A report at a glance: its name, what it is made of, and what it asks. */
function Card({ report }: { report: SavedReport }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const owner = useOwner(report);
  const { widgets } = report.definition;
  const { range, query } = addressOf(report.definition);
  const days =
    typeof range === 'string'
      ? i18n._(presetLabels[range])
      : isDay(range.from) && isDay(range.to)
        ? `${format.plainDate(range.from)} – ${format.plainDate(addDays(range.to, -1))}`
        : `${format.dateTime(range.from)} – ${format.dateTime(range.to)}`;
  return (
    <li className={classes.card}>
      <div className={classes.sketch} aria-hidden="true">
        {widgets.slice(0, SKETCHED).map(({ kind }, index) => {
          const Icon = kindIcons[kind];
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture without a state of its own
          return <Icon key={index} size={18} stroke={1.5} />;
        })}
        {widgets.length > SKETCHED && <span className={classes.more}>+{widgets.length - SKETCHED}</span>}
      </div>
      <div className={classes.head}>
        <h3 className={classes.name}>
          <Link to="/reports/saved/$reportId" params={{ reportId: String(report.id) }} className={classes.link}>
            {report.name}
          </Link>
        </h3>
        <div className={classes.menu}>
          <ReportMenu report={report} />
        </div>
      </div>
      <p className={classes.about}>
        {days} · {t`${plural(widgets.length, { one: '# part', other: '# parts' })}`}
      </p>
      {query && <code className={classes.query}>{query}</code>}
      {report.scope === 'team' && <p className={classes.about}>{owner}</p>}
    </li>
  );
}
