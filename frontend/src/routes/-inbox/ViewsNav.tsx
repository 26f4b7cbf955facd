import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseQueries } from '../../api/queries/cases';
import { viewQueries } from '../../api/queries/views';
import { usePermission } from '../../shared/hooks/use-me';
import { useFormat } from '../../shared/i18n/format';
import { useViews, type Views } from '../-views/use-views';
import type { ShownView } from '../-views/views';
import classes from './ViewsNav.module.css';

/** What a view of the API holds comes for all of them at once; of the workspace's own lists one by one. */
function Count({ view }: { view: ShownView }) {
  const { t } = useLingui();
  const format = useFormat();
  const saved = view.saved;
  const counts = useQuery({ ...viewQueries.counts(), enabled: saved !== undefined }).data;
  const own = useQuery({ ...caseQueries.count({ query: view.query }), enabled: saved === undefined }).data;
  const count = counts?.find((each) => each.viewId === saved?.id);
  if (count?.fault)
    return (
      <span className={classes.fault} title={t`The query of this view does not work any more`}>
        !
      </span>
    );
  const shown = saved ? count && { total: count.count ?? 0, exact: !count.capped } : own;
  if (!shown) return null;
  return (
    <span className={classes.count}>
      {format.number(shown.total)}
      {!shown.exact && '+'}
    </span>
  );
}

export function NewCaseButton({ fullWidth }: { fullWidth?: boolean }) {
  const mayCreate = usePermission('cases:write');
  if (!mayCreate) return null;
  return (
    <Button
      fullWidth={fullWidth}
      size="sm"
      leftSection={<IconPlus size={16} stroke={2} />}
      renderRoot={(props) => <Link to="/cases/new" {...props} />}
    >
      <Trans>New case</Trans>
    </Button>
  );
}

/** The headings of the groups, for the rail and for the menu of narrow screens. */
export function useGroupTitles(): Record<Views['groups'][number]['id'], string> {
  const { t } = useLingui();
  return { desk: t`Views`, personal: t`My views`, team: t`Views of my teams`, shared: t`Views for everybody` };
}

/** All views in sight, by who shares them. */
export function ViewsNav() {
  const { t } = useLingui();
  const { groups } = useViews();
  const titles = useGroupTitles();
  return (
    <nav className={classes.nav} aria-label={t`Views`}>
      <div className={classes.create}>
        <NewCaseButton fullWidth />
      </div>
      {groups.map((group) => (
        <section key={group.id} className={classes.group} aria-labelledby={`views-${group.id}`}>
          <p id={`views-${group.id}`} className={classes.heading}>
            {titles[group.id]}
          </p>
          <ul className={classes.list}>
            {group.views.map((view) => (
              <li key={view.id} className={view.aside ? classes.aside : undefined}>
                <Link
                  to="/views/$viewId"
                  params={{ viewId: view.id }}
                  className={classes.link}
                  activeProps={{ className: classes.active, 'aria-current': 'page' }}
                >
                  <span className={classes.title}>{view.title}</span>
                  <Count view={view} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
