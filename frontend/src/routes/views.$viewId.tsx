import { i18n } from '@lingui/core';
import { createFileRoute, retainSearchParams } from '@tanstack/react-router';
import { viewQueries } from '../api/queries/views';
import { parseListSearch } from '../features/cases/model/list-search';
import { InboxPage } from './-inbox/InboxPage';

export const Route = createFileRoute('/views/$viewId')({
  validateSearch: parseListSearch,
  search: { middlewares: [retainSearchParams(['priority', 'category', 'channel', 'tag', 'sort'])] },
  // Started, not awaited: the frame stands meanwhile.
  loader: ({ context: { queryClient } }) => void queryClient.prefetchQuery(viewQueries.list(i18n.locale)),
  component: InboxPage,
});
