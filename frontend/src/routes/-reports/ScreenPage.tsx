import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { ReportScreen } from '../../features/reports/components/ReportScreen';
import { isScreen, useScreens, useScreenTitles } from '../../features/reports/components/screens';
import { parseAddress, writeAddress } from '../../features/reports/model/address';
import { EmptyState } from '../../shared/ui/States';
import { useReportSearch } from './address';
import { ReportPage } from './ReportPage';

/** One of the screens that come with the product. What it shows is in its address. */
export function ScreenPage({ screen }: { screen: string }) {
  const { t } = useLingui();
  const search = useReportSearch();
  const navigate = useNavigate();
  const titles = useScreenTitles();
  const screens = useScreens();
  if (!isScreen(screen)) {
    return <EmptyState drawing="search" title={t`There is no such report`} />;
  }
  return (
    <ReportPage title={titles[screen]}>
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
