import { getRouteApi } from '@tanstack/react-router';
import type { CellSearch } from '../../features/reports/model/cell';

const route = getRouteApi('/reports/{-$screen}');

export function useReportSearch(): CellSearch {
  return route.useSearch();
}

export function useScreenName(): string | undefined {
  return route.useParams().screen;
}
