import { createFileRoute, redirect } from '@tanstack/react-router';
import { ReportPages } from './-reports/ReportPages';

export const Route = createFileRoute('/reports/{-$screen}')({
  beforeLoad: ({ params, search }) => {
    if (!params.screen) {
      throw redirect({ to: '/reports/{-$screen}', params: { screen: 'overview' }, search, replace: true });
    }
  },
  component: ReportPages,
});
