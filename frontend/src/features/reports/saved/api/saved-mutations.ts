import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../../api/client';
import { savedReportQueries } from '../../../../api/queries/saved-reports';
import type { NewReport, SavedReport } from '../../../../api/types';
import { useProblemText } from '../../../../shared/ui/States';
import { useUndo } from '../../../../shared/undo/undo';

const create = (report: NewReport) => unwrap(api.POST('/api/v1/reports', { body: report }));

/** Makes a report, or changes one; resolves when the list shows it. Without a version it overwrites what others changed. */
export function useSaveReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ saved, report }: { saved: { id: number; version?: number } | undefined; report: NewReport }) =>
      saved
        ? unwrap(
            api.PATCH('/api/v1/reports/{id}', {
              params: { path: { id: saved.id } },
              body: report,
              headers: { ...mergePatch, ...(saved.version !== undefined && ifMatch(saved.version)) },
            }),
          )
        : create(report),
    // Whoever was too late looks at what is there now.
    onError: () => client.invalidateQueries({ queryKey: savedReportQueries.all }),
    onSuccess: async (report) => {
      client.setQueryData(savedReportQueries.one(report.id).queryKey, report);
      await client.invalidateQueries({ queryKey: savedReportQueries.lists });
    },
  });
}

/** Deletes a report; taking it back makes the same one anew. `onDeleted` is called while the lists still show it. */
export function useDeleteReport(onDeleted: () => void = () => {}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const problemText = useProblemText();
  const { offer } = useUndo();
  const refresh = () => client.invalidateQueries({ queryKey: savedReportQueries.lists });
  return useMutation({
    mutationFn: ({ id, version }: SavedReport) =>
      unwrap(api.DELETE('/api/v1/reports/{id}', { params: { path: { id } }, headers: ifMatch(version) })),
    onSuccess: async (_, { id, name, scope, teamId, definition: { range, query, compare, widgets } }) => {
      onDeleted();
      offer(t`Report “${name}” deleted`, async () => {
        const { preset, from, to } = range;
        const definition = { range: { preset, from, to }, query, compare, widgets };
        await create({ name, scope, teamId, definition });
        await refresh();
      });
      client.removeQueries({ queryKey: savedReportQueries.one(id).queryKey });
      await refresh();
    },
    onError: (error) => {
      const text = problemText(error);
      notifications.show({ color: 'red', title: text.title, message: text.detail });
    },
  });
}
