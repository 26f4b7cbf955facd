import { createFileRoute, notFound, retainSearchParams } from '@tanstack/react-router';
import { parseListSearch } from '../features/cases/model/list-search';
import { InboxPage } from './-inbox/InboxPage';
import { viewById } from './-views/views';

export const Route = createFileRoute('/views/$viewId')({
  validateSearch: parseListSearch,
  search: { middlewares: [retainSearchParams(['priority', 'category', 'channel', 'tag', 'sort'])] },
  beforeLoad: ({ params }) => {
    if (!viewById(params.viewId)) throw notFound();
  },
  component: InboxPage,
});
