import { useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import { isProblem } from '../../../api/problem';
import { caseQueries } from '../../../api/queries/cases';
import { viewQueries } from '../../../api/queries/views';
import type { CasePatch, CaseSummaryList, CaseView } from '../../../api/types';
import { useProblemText } from '../../../shared/ui/States';
import { useUndo } from '../../../shared/undo/undo';
import { inversePatch } from '../model/inverse-patch';

/** Puts an answer of the server into the cached case, keeping the people and teams that came with an earlier answer. */
export function storeCase(client: QueryClient, value: CaseView): void {
  client.setQueryData(caseQueries.detail(value.id).queryKey, (old: CaseView | undefined) => ({
    ...value,
    included: value.included ?? old?.included,
  }));
  patchRows(client, value.id, value);
  // Names of newly referenced people come with the next answer.
  void client.invalidateQueries({ queryKey: caseQueries.detail(value.id).queryKey });
  void client.invalidateQueries({ queryKey: caseQueries.events(value.id).queryKey });
  void client.invalidateQueries({ queryKey: caseQueries.lists });
  void client.invalidateQueries({ queryKey: caseQueries.counts });
  void client.invalidateQueries({ queryKey: viewQueries.counts().queryKey });
}

function patchRows(client: QueryClient, id: number, patch: Partial<CaseView>): void {
  client.setQueriesData<InfiniteData<CaseSummaryList>>({ queryKey: caseQueries.lists }, (lists) => {
    if (!lists) return lists;
    const pages = lists.pages.map((page) => ({
      ...page,
      data: page.data.map((row) => {
        if (row.id !== id) return row;
        const known = Object.fromEntries(Object.entries(patch).filter(([key]) => key in row));
        return { ...row, ...known };
      }),
    }));
    return { ...lists, pages };
  });
}

async function sendPatch(id: number, version: number, patch: CasePatch): Promise<CaseView> {
  return unwrap(
    api.PATCH('/api/v1/cases/{id}', {
      params: { path: { id } },
      body: patch,
      headers: { ...mergePatch, ...ifMatch(version) },
    }),
  );
}

/** What to say when a write was refused; a stale version also brings the case up to date. */
export function useWriteProblem(): (error: unknown, caseId?: number) => void {
  const { t } = useLingui();
  const client = useQueryClient();
  const problemText = useProblemText();
  return (error, caseId) => {
    if (caseId !== undefined && isProblem(error) && error.status === 412) {
      void client.invalidateQueries({ queryKey: caseQueries.detail(caseId).queryKey });
      notifications.show({
        color: 'yellow',
        title: t`Somebody else has just changed this case`,
        message: t`You see the newest state now. Make your change again if it is still needed.`,
      });
      return;
    }
    const text = problemText(error);
    notifications.show({
      color: 'red',
      title: text.title,
      message: [text.detail, text.requestId && t`Request ${text.requestId}`].filter(Boolean).join(' · '),
    });
  };
}

/** Changes fields of a case: seen at once, taken back if refused, undoable for a while. */
export function useChangeCase() {
  const client = useQueryClient();
  const { t } = useLingui();
  const { offer } = useUndo();
  const report = useWriteProblem();

  return useMutation({
    // One after the other: a change made before the answer to the last one is based on that answer.
    scope: { id: 'change-case' },
    mutationFn: ({ current, patch }: { current: CaseView; patch: CasePatch; done?: string }) => {
      const seen = client.getQueryData<CaseView>(caseQueries.detail(current.id).queryKey);
      return sendPatch(current.id, seen?.version ?? current.version, patch);
    },
    onMutate: async ({ current, patch }) => {
      await client.cancelQueries({ queryKey: caseQueries.detail(current.id).queryKey });
      const { reason: _, customFields, ...fields } = patch;
      const merged = customFields ? { customFields: { ...current.customFields, ...customFields } } : {};
      client.setQueryData(caseQueries.detail(current.id).queryKey, { ...current, ...fields, ...merged } as CaseView);
      patchRows(client, current.id, fields as Partial<CaseView>);
    },
    onError: (error, { current }) => {
      client.setQueryData(caseQueries.detail(current.id).queryKey, current);
      patchRows(client, current.id, current);
      report(error, current.id);
    },
    onSuccess: (saved, { current, patch, done }) => {
      storeCase(client, saved);
      const back = inversePatch(current, patch);
      offer(done ?? t`Case #${current.id} changed`, async () => {
        storeCase(client, await sendPatch(saved.id, saved.version, back));
      });
    },
  });
}
