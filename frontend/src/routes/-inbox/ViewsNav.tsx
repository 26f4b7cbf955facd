import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseQueries } from '../../api/queries/cases';
import { usePermission } from '../../shared/hooks/use-me';
import { useFormat } from '../../shared/i18n/format';
import { VIEWS, type View } from '../-views/views';
import classes from './ViewsNav.module.css';

function Count({ view }: { view: View }) {
  const { sort: _, ...filters } = view.filters;
  const count = useQuery(caseQueries.count(filters)).data;
  const format = useFormat();
  if (!count) return null;
  return (
    <span className={classes.count}>
      {format.number(count.total)}
      {!count.exact && '+'}
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

export function ViewsNav() {
  const { t, i18n } = useLingui();
  return (
    <nav className={classes.nav} aria-label={t`Views`}>
      <div className={classes.create}>
        <NewCaseButton fullWidth />
      </div>
      <p className={classes.heading}>{t`Views`}</p>
      <ul className={classes.list}>
        {VIEWS.map((view) => (
          <li key={view.id} className={view.aside ? classes.aside : undefined}>
            <Link
              to="/views/$viewId"
              params={{ viewId: view.id }}
              className={classes.link}
              activeProps={{ className: classes.active, 'aria-current': 'page' }}
            >
              <span className={classes.title}>{i18n._(view.title)}</span>
              <Count view={view} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
