import { createFileRoute } from '@tanstack/react-router';
import { prefetchCase } from '../api/queries/cases';
import { useSearchPlace } from './-inbox/place';
import { WorkspacePage } from './-workspace/WorkspacePage';

export const Route = createFileRoute('/search/cases/$caseId')({
  // Started, not awaited: going through the list must not wait for the network.
  loader: ({ context: { queryClient }, params }) => prefetchCase(queryClient, Number(params.caseId)),
  component: FoundCase,
});

function FoundCase() {
  const { caseId } = Route.useParams();
  const place = useSearchPlace();
  return <WorkspacePage key={caseId} caseId={Number(caseId)} place={place} />;
}
