import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { SavedList } from '../../features/reports/saved/components/SavedList';
import { ReportPage } from '../-reports/ReportPage';

const route = getRouteApi('/reports/saved/');

/** The reports that people have built: one's own, those of teams, everybody's. */
export function SavedListPage() {
  const { t } = useLingui();
  const { find, of, team } = route.useSearch();
  const navigate = useNavigate();
  return (
    <ReportPage
      title={t`Saved reports`}
      actions={
        <Button
          size="sm"
          leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
          renderRoot={(props) => <Link to="/reports/saved/new" {...props} />}
        >
          {t`New report`}
        </Button>
      }
    >
      <SavedList
        search={{ find, of, team }}
        onSearch={(search) => void navigate({ to: '/reports/saved', search, replace: true })}
      />
    </ReportPage>
  );
}
