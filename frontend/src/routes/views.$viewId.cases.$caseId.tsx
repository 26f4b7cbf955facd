import { createFileRoute } from '@tanstack/react-router';
import { caseQueries } from '../api/queries/cases';
import { WorkspacePage } from './-workspace/WorkspacePage';

export const Route = createFileRoute('/views/$viewId/cases/$caseId')({
  // Started, not awaited: going through the list must not wait for the network.
  loader: ({ context: { queryClient }, params }) => {
    const id = Number(params.caseId);
    void queryClient.prefetchQuery(caseQueries.detail(id));
    void queryClient.prefetchInfiniteQuery(caseQueries.comments(id));
    void queryClient.prefetchQuery(caseQueries.events(id));
  },
  component: OpenCase,
});

function OpenCase() {
  const { caseId, viewId } = Route.useParams();
  return <WorkspacePage key={caseId} caseId={Number(caseId)} viewId={viewId} />;
}
