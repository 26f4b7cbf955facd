import { useLingui } from '@lingui/react/macro';
import { createFileRoute, Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { administers, useMe } from '../shared/hooks/use-me';
import { EmptyState } from '../shared/ui/States';
import classes from './-pages/Admin.module.css';

export const Route = createFileRoute('/admin')({ component: AdminPages });

function AdminPages() {
  const { t } = useLingui();
  const me = useMe();
  const tabs = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a narrow screen the tabs scroll: the one that is open stays in sight.
  const shown = me !== undefined;
  useEffect(() => {
    if (!shown) return;
    const open = [...(tabs.current?.querySelectorAll('a') ?? [])].find((tab) => pathname.startsWith(tab.pathname));
    open?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [pathname, shown]);
  if (!me) return null;
  if (!administers(me)) {
    return (
      <EmptyState drawing="lock" title={t`Not for you`}>
        {t`Only administrators manage agents and teams.`}
      </EmptyState>
    );
  }
  return (
    <>
      <nav ref={tabs} className={classes.tabs} aria-label={t`Administration`}>
        <Link
          to="/admin/agents"
          className={classes.tab}
          activeProps={{ className: classes.active, 'aria-current': 'page' }}
        >
          {t`Agents`}
        </Link>
        <Link
          to="/admin/teams"
          className={classes.tab}
          activeProps={{ className: classes.active, 'aria-current': 'page' }}
        >
          {t`Teams`}
        </Link>
        <Link
          to="/admin/calendars"
          className={classes.tab}
          activeProps={{ className: classes.active, 'aria-current': 'page' }}
        >
          {t`Calendars`}
        </Link>
        <Link
          to="/admin/sla"
          className={classes.tab}
          activeProps={{ className: classes.active, 'aria-current': 'page' }}
        >
          {t`SLA policies`}
        </Link>
        <Link
          to="/admin/satisfaction"
          className={classes.tab}
          activeProps={{ className: classes.active, 'aria-current': 'page' }}
        >
          {t`Satisfaction`}
        </Link>
        <Link
          to="/admin/mail"
          className={classes.tab}
          activeProps={{ className: classes.active, 'aria-current': 'page' }}
        >
          {t`Mail deliveries`}
        </Link>
      </nav>
      <Outlet />
    </>
  );
}
