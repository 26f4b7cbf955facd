import { createFileRoute } from '@tanstack/react-router';
import { SavedReportPage } from './-saved-reports/SavedReportPage';

export const Route = createFileRoute('/reports/saved/$reportId/')({ component: SavedReportPage });
