import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { SCREENS, useScreenTitles } from '../../features/reports/components/screens';
import { parseAddress, writeAddress } from '../../features/reports/model/address';
import { useMe } from '../../shared/hooks/use-me';
import { EmptyState } from '../../shared/ui/States';
import tabs from '../-pages/Admin.module.css';

const route = getRouteApi('/reports');

/** The screens of the reports side by side: from one to the other the days and the filters stay. */
export default function ReportsFrame() {
  const { t } = useLingui();
  const me = useMe();
  const titles = useScreenTitles();
  const search = writeAddress(parseAddress(route.useSearch()));
  const list = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a narrow screen the tabs scroll: the one that is open stays in sight.
  useEffect(() => {
    const open = [...(list.current?.querySelectorAll('a') ?? [])].find((tab) => pathname.startsWith(tab.pathname));
    open?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [pathname]);
  if (!me) return null;
  if (!me.permissions.includes('reports:read')) {
    return (
      <EmptyState drawing="lock" title={t`Not for you`}>
        {t`Only leads and administrators see reports.`}
      </EmptyState>
    );
  }
  const look = { className: tabs.tab, activeProps: { className: tabs.active, 'aria-current': 'page' } } as const;
  return (
    <>
      <nav ref={list} className={tabs.tabs} aria-label={t`Reports`}>
        {SCREENS.map((screen) => (
          <Link key={screen} to="/reports/{-$screen}" params={{ screen }} search={search} {...look}>
            {titles[screen]}
          </Link>
        ))}
        <Link to="/reports/saved" {...look}>
          {t`Saved reports`}
        </Link>
        <Link to="/reports/{-$screen}" params={{ screen: 'wallboard' }} {...look}>
          {t`Wallboard`}
        </Link>
      </nav>
      <Outlet />
    </>
  );
}
