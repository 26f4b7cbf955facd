import { createFileRoute } from '@tanstack/react-router';
import { EditReportPage } from './-saved-reports/EditReportPage';

export const Route = createFileRoute('/reports/saved/$reportId/edit')({ component: EditReportPage });
