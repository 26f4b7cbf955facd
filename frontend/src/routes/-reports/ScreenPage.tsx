import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconLayoutGridAdd } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ReportScreen } from '../../features/reports/components/ReportScreen';
import { isScreen, useScreens, useScreenTitles } from '../../features/reports/components/screens';
import { parseAddress, writeAddress } from '../../features/reports/model/address';
import { EmptyState } from '../../shared/ui/States';
import { ReportPage } from './ReportPage';

const route = getRouteApi('/reports');

/** One of the screens that come with the product. What it shows is in its address. */
export function ScreenPage({ screen }: { screen: string }) {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = useNavigate();
  const titles = useScreenTitles();
  const screens = useScreens();
  if (!isScreen(screen)) {
    return <EmptyState drawing="search" title={t`There is no such report`} />;
  }
  return (
    <ReportPage
      title={titles[screen]}
      actions={
        <Button
          variant="default"
          leftSection={<IconLayoutGridAdd size={16} stroke={1.75} aria-hidden="true" />}
          renderRoot={(props) => <Link to="/reports/saved/new" search={{ ...search, screen }} {...props} />}
        >
          {t`Make it your own`}
        </Button>
      }
    >
      <ReportScreen
        key={screen}
        name={screen}
        widgets={screens[screen]}
        address={parseAddress(search)}
        onChange={(address) =>
          void navigate({ to: '/reports/{-$screen}', params: { screen }, search: writeAddress(address) })
        }
      />
    </ReportPage>
  );
}
