import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, mergePatch, unwrap } from '../../../api/client';
import { satisfactionQueries } from '../../../api/queries/satisfaction';
import type { SurveyAnswer, SurveySettings, SurveySettingsPatch } from '../../../api/types';

export function useAnswerSurvey(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SurveyAnswer) =>
      unwrap(api.PUT('/api/v1/surveys/{token}/answer', { params: { path: { token } }, body })),
    onSuccess: (saved) => client.setQueryData(satisfactionQueries.survey(token).queryKey, saved),
  });
}

/** The address of a case's survey, for the customer. */
export function useSurveyLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (caseId: number) => {
      const { url } = await unwrap(api.POST('/api/v1/cases/{id}/survey/link', { params: { path: { id: caseId } } }));
      return new URL(url, location.origin).href;
    },
    onSettled: (_url, _error, caseId) =>
      client.invalidateQueries({ queryKey: satisfactionQueries.ofCase(caseId).queryKey }),
  });
}

export function useChangeSurveySettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ current, patch }: { current: SurveySettings; patch: SurveySettingsPatch }) =>
      unwrap(
        api.PATCH('/api/v1/survey-settings', {
          body: patch,
          headers: { ...mergePatch, ...ifMatch(current.version) },
        }),
      ),
    onSuccess: (saved) => client.setQueryData(satisfactionQueries.settings().queryKey, saved),
  });
}
