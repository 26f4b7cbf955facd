import { createFileRoute } from '@tanstack/react-router';
import { SavedReports } from './-saved-reports/SavedReports';

export const Route = createFileRoute('/reports/saved')({ component: SavedReports });
