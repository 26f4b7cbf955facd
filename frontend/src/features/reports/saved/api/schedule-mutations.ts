import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../../api/client';
import { savedReportQueries } from '../../../../api/queries/saved-reports';
import type { ReportSchedule } from '../../../../api/types';
import type { WrittenSchedule } from '../model/schedule';

const pathOf = ({ reportId, id }: ReportSchedule) => ({ id: reportId, scheduleId: id });

function useRefresh(reportId: number) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: savedReportQueries.schedules(reportId).queryKey });
}

/** Makes a schedule of a report, or changes one. */
export function useSaveSchedule(reportId: number) {
  return useMutation({
    mutationFn: ({ schedule, values }: { schedule: ReportSchedule | undefined; values: WrittenSchedule }) =>
      schedule
        ? unwrap(
            api.PATCH('/api/v1/reports/{id}/schedules/{scheduleId}', {
              params: { path: pathOf(schedule) },
              body: values,
              headers: { ...mergePatch, ...ifMatch(schedule.version) },
            }),
          )
        : unwrap(api.POST('/api/v1/reports/{id}/schedules', { params: { path: { id: reportId } }, body: values })),
    onSettled: useRefresh(reportId),
  });
}

/** Stops a schedule until it is resumed. */
export function usePauseSchedule(reportId: number) {
  return useMutation({
    mutationFn: ({ schedule, paused }: { schedule: ReportSchedule; paused: boolean }) =>
      unwrap(
        api.PATCH('/api/v1/reports/{id}/schedules/{scheduleId}', {
          params: { path: pathOf(schedule) },
          body: { paused },
          headers: { ...mergePatch, ...ifMatch(schedule.version) },
        }),
      ),
    onSettled: useRefresh(reportId),
  });
}

/** Sends a report now, besides its rhythm. */
export function useSendSchedule(reportId: number) {
  return useMutation({
    mutationFn: (schedule: ReportSchedule) =>
      unwrap(api.POST('/api/v1/reports/{id}/schedules/{scheduleId}/send', { params: { path: pathOf(schedule) } })),
    onSettled: useRefresh(reportId),
  });
}

export function useDeleteSchedule(reportId: number) {
  return useMutation({
    mutationFn: (schedule: ReportSchedule) =>
      unwrap(
        api.DELETE('/api/v1/reports/{id}/schedules/{scheduleId}', {
          params: { path: pathOf(schedule) },
          headers: ifMatch(schedule.version),
        }),
      ),
    onSettled: useRefresh(reportId),
  });
}
