import { createFileRoute } from '@tanstack/react-router';
import { NewReportPage } from './-saved-reports/NewReportPage';

/** What the new report begins with: another report, or one of the screens as it was looked at. */
type Start = { copy?: string; screen?: string };

export const Route = createFileRoute('/reports/saved/new')({
  validateSearch: (search): Start => search,
  component: NewReportPage,
});
