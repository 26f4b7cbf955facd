import { createFileRoute, redirect } from '@tanstack/react-router';

/** The link to a case that people pass on; it opens beside the list of all open cases. */
export const Route = createFileRoute('/cases/$caseId')({
  beforeLoad: ({ params }) => {
    throw redirect({
      to: '/views/$viewId/cases/$caseId',
      params: { viewId: 'all', caseId: params.caseId },
      replace: true,
    });
  },
});
