import { createFileRoute } from '@tanstack/react-router';
import type { ListSearch } from '../features/reports/saved/model/list';
import { SavedListPage } from './-saved-reports/SavedListPage';

export const Route = createFileRoute('/reports/saved/')({
  validateSearch: (search): ListSearch => search,
  component: SavedListPage,
});
