import { createFileRoute } from '@tanstack/react-router';
import { prefetchCase } from '../api/queries/cases';
import { useViewPlace } from './-inbox/place';
import { WorkspacePage } from './-workspace/WorkspacePage';

export const Route = createFileRoute('/views/$viewId/cases/$caseId')({
  // Started, not awaited: going through the list must not wait for the network.
  loader: ({ context: { queryClient }, params }) => prefetchCase(queryClient, Number(params.caseId)),
  component: OpenCase,
});

function OpenCase() {
  const { caseId, viewId } = Route.useParams();
  const place = useViewPlace(viewId);
  return <WorkspacePage key={caseId} caseId={Number(caseId)} place={place} />;
}
