import { useLingui } from '@lingui/react/macro';
import { createFileRoute } from '@tanstack/react-router';
import { useDocumentTitle } from '../shared/hooks/use-document-title';
import { NoCase } from './-inbox/NoCase';

export const Route = createFileRoute('/search/')({ component: NoCaseFound });

function NoCaseFound() {
  const { t } = useLingui();
  const { query } = Route.useSearch();
  useDocumentTitle(query ? t`Search: ${query}` : t`Search`);
  return <NoCase />;
}
