import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import { viewQueries } from '../../../api/queries/views';
import type { View } from '../../../api/types';
import { useProblemText } from '../../../shared/ui/States';
import { useUndo } from '../../../shared/undo/undo';

export type ViewValues = Pick<View, 'name' | 'scope' | 'teamId' | 'query' | 'columns' | 'sort' | 'groupBy'>;

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: viewQueries.all });
}

/** Makes a view, or changes one; resolves when the lists of views show it. */
export function useSaveView() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ view, values }: { view: View | undefined; values: ViewValues }) =>
      view
        ? unwrap(
            api.PATCH('/api/v1/views/{id}', {
              params: { path: { id: view.id } },
              body: values,
              headers: { ...mergePatch, ...ifMatch(view.version) },
            }),
          )
        : unwrap(api.POST('/api/v1/views', { body: values })),
    onSuccess: refresh,
  });
}

/** Deletes a view; taking it back makes the same one anew. `onDeleted` is called while the lists still show it. */
export function useDeleteView(onDeleted: () => void) {
  const { t } = useLingui();
  const problemText = useProblemText();
  const { offer } = useUndo();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (view: View) =>
      unwrap(api.DELETE('/api/v1/views/{id}', { params: { path: { id: view.id } }, headers: ifMatch(view.version) })),
    onSuccess: async (_, { name, scope, teamId, query, columns, sort, groupBy }) => {
      onDeleted();
      // The key that takes it back works as soon as it is out of sight.
      offer(t`View “${name}” deleted`, async () => {
        await unwrap(api.POST('/api/v1/views', { body: { name, scope, teamId, query, columns, sort, groupBy } }));
        await refresh();
      });
      await refresh();
    },
    onError: (error) => {
      const text = problemText(error);
      notifications.show({ color: 'red', title: text.title, message: text.detail });
    },
  });
}

/** The reader's own order of all views, and those they do not want to see. */
export function useArrangeViews() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (order: { ids: number[]; hiddenIds: number[] }) =>
      unwrap(api.PUT('/api/v1/views/order', { body: order })),
    onSuccess: refresh,
  });
}
