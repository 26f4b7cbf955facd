import { Trans, useLingui } from '@lingui/react/macro';
import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMetrics } from '../../features/reports/api/use-report';
import { CellCases } from '../../features/reports/components/CellCases';
import { isScreen, useScreenTitles } from '../../features/reports/components/screens';
import { useGroupNames } from '../../features/reports/components/use-group-names';
import { useReportText } from '../../features/reports/components/use-report-text';
import { parseAddress, spellAddress, writeAddress } from '../../features/reports/model/address';
import { cellOf, parseGroup, savedIn } from '../../features/reports/model/cell';
import { filterOf } from '../../features/reports/model/query';
import { useFormat } from '../../shared/i18n/format';
import { useZone } from '../../shared/i18n/zone';
import { EmptyState } from '../../shared/ui/States';
import { ReportPage } from './ReportPage';
import classes from './ReportPage.module.css';

const route = getRouteApi('/reports');

/** The cases behind one number, and the way back to where it stood. */
export function CasesPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const address = parseAddress(search);
  const format = useFormat();
  const titles = useScreenTitles();
  const { metrics } = useMetrics();
  const timeZone = useZone();
  const query = filterOf(address);
  const cell = cellOf(search, { ...(query && { query }), timeZone });
  const group = parseGroup(search.group);
  const named = useGroupNames();
  const text = useReportText(address);
  const screen = isScreen(search.screen) ? search.screen : 'overview';
  const saved = search.screen && savedIn(search.screen);
  const arrow = <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />;
  const metric = cell && (metrics.get(cell.metric)?.label ?? cell.metric);
  const cut = group.map((each) => text.group({ ...each, label: named(each) ?? null }));
  return (
    <ReportPage
      title={metric ? [metric, ...cut].join(' · ') : t`Cases of a report`}
      lead={
        cell && (
          <p className={classes.lead}>
            <Trans>
              From {format.dateTime(cell.from)} until {format.dateTime(cell.to)}
            </Trans>
            {query && <> · {query}</>}
          </p>
        )
      }
    >
      <div>
        {saved ? (
          <Link
            to="/reports/saved/$reportId"
            params={{ reportId: saved }}
            search={spellAddress(address)}
            className={classes.back}
          >
            {arrow}
            {t`Back to the report`}
          </Link>
        ) : (
          <Link to="/reports/{-$screen}" params={{ screen }} search={writeAddress(address)} className={classes.back}>
            {arrow}
            {t`Back to ${titles[screen]}`}
          </Link>
        )}
      </div>
      {cell ? (
        <CellCases cell={cell} address={address} />
      ) : (
        <EmptyState drawing="search" title={t`This address names no number`} />
      )}
    </ReportPage>
  );
}
