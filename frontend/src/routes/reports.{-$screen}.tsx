import { createFileRoute, redirect } from '@tanstack/react-router';
import type { CellSearch } from '../features/reports/model/cell';
import { ReportsPage } from './-reports/ReportsPage';

export const Route = createFileRoute('/reports/{-$screen}')({
  // Texts as they stand; what they mean is told by the pages, which are loaded when they are wanted.
  validateSearch: (search): CellSearch => search,
  beforeLoad: ({ params, search }) => {
    if (!params.screen) {
      throw redirect({ to: '/reports/{-$screen}', params: { screen: 'overview' }, search, replace: true });
    }
  },
  component: ReportsPage,
});
