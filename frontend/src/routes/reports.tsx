import { createFileRoute } from '@tanstack/react-router';
import type { CellSearch } from '../features/reports/model/cell';
import { ReportsPage } from './-reports/ReportsPage';

export const Route = createFileRoute('/reports')({
  // Texts as they stand; what they mean is told by the pages, which are loaded when they are wanted.
  validateSearch: (search): CellSearch => search,
  component: ReportsPage,
});
