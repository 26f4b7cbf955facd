import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client';
import { caseQueries } from '../../../api/queries/cases';
import { slaQueries } from '../../../api/queries/sla';
import type { CaseSla, SlaMetric } from '../../../api/types';

function useStore(caseId: number) {
  const client = useQueryClient();
  return (saved: CaseSla) => {
    client.setQueryData(slaQueries.ofCase(caseId).queryKey, saved);
    void client.invalidateQueries({ queryKey: caseQueries.detail(caseId).queryKey });
    void client.invalidateQueries({ queryKey: caseQueries.lists });
    void client.invalidateQueries({ queryKey: caseQueries.events(caseId).queryKey });
  };
}

/** Sets the due instant of a metric by hand, or (null) has it computed again. */
export function useSetDue(caseId: number) {
  const store = useStore(caseId);
  return useMutation({
    mutationFn: ({ metric, dueAt, reason }: { metric: SlaMetric; dueAt: string | null; reason: string }) =>
      unwrap(
        api.PUT('/api/v1/cases/{id}/sla/{metric}/due', {
          params: { path: { id: caseId, metric } },
          body: { dueAt, reason },
        }),
      ),
    onSuccess: store,
  });
}

/** Says, with the reason, that what the customer wrote needs no reply. */
export function useWaiveReply(caseId: number) {
  const store = useStore(caseId);
  return useMutation({
    mutationFn: (reason: string) =>
      unwrap(
        api.POST('/api/v1/cases/{id}/sla/reply-not-needed', {
          params: { path: { id: caseId } },
          body: { reason },
        }),
      ),
    onSuccess: store,
  });
}
