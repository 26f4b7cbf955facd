import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, unwrap } from '../../../api/client';
import { caseQueries } from '../../../api/queries/cases';
import type { SlaRecalculation } from '../../../api/types';

const POLL_MS = 1_000;

type Recalculation = {
  job: SlaRecalculation | undefined;
  busy: boolean;
  error: unknown;
  /** Counts what would change, or (`dryRun` false) changes it. */
  start: (dryRun: boolean) => void;
};

/** One run over all running cases, followed once a second until it has ended. */
export function useRecalculation(): Recalculation {
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: (dryRun: boolean) => unwrap(api.POST('/api/v1/sla-recalculations', { body: { dryRun } })),
  });
  const id = begin.data?.id;
  const follow = useQuery({
    queryKey: ['sla-recalculations', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/sla-recalculations/{id}', { params: { path: { id: id ?? 0 } }, signal })),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : POLL_MS),
  });
  const job = follow.data ?? begin.data;
  const applied = job?.state === 'done' && !job.dryRun;
  useEffect(() => {
    if (applied) void client.invalidateQueries({ queryKey: caseQueries.all });
  }, [applied, client]);
  return {
    job,
    busy: begin.isPending || job?.state === 'running',
    error: begin.error ?? follow.error,
    start: (dryRun) => begin.mutate(dryRun),
  };
}
