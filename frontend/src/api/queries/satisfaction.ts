import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../client';

export const satisfactionQueries = {
  /** What a case's customer was asked, and answered. */
  ofCase: (id: number) =>
    queryOptions({
      queryKey: ['cases', 'survey', id],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/cases/{id}/survey', { params: { path: { id } }, signal })),
    }),
  ofCustomer: (id: number) =>
    queryOptions({
      queryKey: ['customers', 'satisfaction', id],
      queryFn: ({ signal }) =>
        unwrap(api.GET('/api/v1/customers/{id}/satisfaction', { params: { path: { id } }, signal })),
    }),
  settings: () =>
    queryOptions({
      queryKey: ['survey-settings'],
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/survey-settings', { signal })),
    }),
  /** For whoever has the link; asked once, and never again behind their back. */
  survey: (token: string) =>
    queryOptions({
      queryKey: ['surveys', token],
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      queryFn: ({ signal }) => unwrap(api.GET('/api/v1/surveys/{token}', { params: { path: { token } }, signal })),
    }),
};
