import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import { slaQueries } from '../../../api/queries/sla';
import type { Calendar, CalendarPatch, CalendarTrial, NewCalendar } from '../../../api/types';

function useStore() {
  const client = useQueryClient();
  return (saved: Calendar) => {
    client.setQueryData(slaQueries.calendar(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: slaQueries.calendars().queryKey });
  };
}

export function useCreateCalendar() {
  const store = useStore();
  return useMutation({
    mutationFn: (body: NewCalendar) => unwrap(api.POST('/api/v1/calendars', { body })),
    onSuccess: store,
  });
}

export function useChangeCalendar() {
  const store = useStore();
  return useMutation({
    mutationFn: ({ id, version, patch }: { id: number; version: number; patch: CalendarPatch }) =>
      unwrap(
        api.PATCH('/api/v1/calendars/{id}', {
          params: { path: { id } },
          body: patch,
          headers: { ...mergePatch, ...ifMatch(version) },
        }),
      ),
    onSuccess: store,
  });
}

/** Replaces the holidays by those of an iCalendar file. */
export function useReplaceHolidays() {
  const store = useStore();
  return useMutation({
    mutationFn: async ({ id, version, file }: { id: number; version: number; file: File }) =>
      unwrap(
        api.POST('/api/v1/calendars/{id}/holidays', {
          params: { path: { id } },
          body: await file.text(),
          bodySerializer: (text: string) => text,
          headers: { 'Content-Type': 'text/calendar', ...ifMatch(version) },
        }),
      ),
    onSuccess: store,
  });
}

/** Counts with a calendar that need not be saved. */
export function trialQuery(trial: CalendarTrial) {
  return queryOptions({
    queryKey: ['calendars', 'trial', trial],
    retry: false,
    queryFn: ({ signal }) => unwrap(api.POST('/api/v1/calendars/preview', { body: trial, signal })),
  });
}
