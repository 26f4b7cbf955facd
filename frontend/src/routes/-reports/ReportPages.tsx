import { getRouteApi } from '@tanstack/react-router';
import { Wallboard } from '../../features/reports/components/Wallboard';
import { CasesPage } from './CasesPage';
import { ScreenPage } from './ScreenPage';

const route = getRouteApi('/reports/{-$screen}');

/** The screens that come with the product, and the cases behind the numbers of all. */
export function ReportPages() {
  const { screen = '' } = route.useParams();
  return screen === 'cases' ? <CasesPage /> : screen === 'wallboard' ? <Wallboard /> : <ScreenPage screen={screen} />;
}
