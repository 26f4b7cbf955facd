import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { caseQueries } from '../../api/queries/cases';
import { slaQueries } from '../../api/queries/sla';
import { viewQueries } from '../../api/queries/views';
import type { CaseEvent, CaseSummaryList, CaseView } from '../../api/types';
import { applyCaseEvent } from './apply-event';
import { throttle } from './throttle';

const LISTS_MS = 2_000;
const COUNTS_MS = 5_000;
/** What makes cases like others, or takes them out of sight. */
const SIMILAR = /^case\.(created|merged|unmerged|unsplit)$/;

/** Keeps the cached answers in step with the event stream. */
export function createEventApplier(client: QueryClient): (event: CaseEvent) => void {
  const refreshLists = throttle(() => void client.invalidateQueries({ queryKey: caseQueries.lists }), LISTS_MS);
  const refreshCounts = throttle(() => {
    void client.invalidateQueries({ queryKey: caseQueries.counts });
    void client.invalidateQueries({ queryKey: viewQueries.counts().queryKey });
  }, COUNTS_MS);

  const patchRows = (event: CaseEvent) => {
    client.setQueriesData<InfiniteData<CaseSummaryList>>({ queryKey: caseQueries.lists }, (lists) => {
      if (!lists) return lists;
      return {
        ...lists,
        pages: lists.pages.map((page) => ({
          ...page,
          data: page.data.map((row) => {
            if (row.id !== event.caseId) return row;
            const applied = applyCaseEvent(row, event);
            return applied.kind === 'patched' ? applied.value : row;
          }),
        })),
      };
    });
  };

  /** A new case may be like one that is on the screen: of the same customer or organization. */
  const refreshSimilar = (event: CaseEvent) => {
    const told = (event.data ?? {}) as { requesterId?: number; organizationId?: number | null };
    void client.invalidateQueries({
      queryKey: caseQueries.similars,
      predicate: ({ queryKey }) => {
        const shown = client.getQueryData<CaseView>(caseQueries.detail(Number(queryKey[2])).queryKey);
        if (event.type !== 'case.created' || !shown) return true;
        return (
          shown.requesterId === told.requesterId ||
          (shown.organizationId !== null && shown.organizationId === told.organizationId)
        );
      },
    });
  };

  const applyToCase = (caseId: number, event: CaseEvent) => {
    const { queryKey } = caseQueries.detail(caseId);
    const cached = client.getQueryData<CaseView>(queryKey);
    const applied = cached && applyCaseEvent(cached, event);
    if (applied?.kind === 'patched') client.setQueryData(queryKey, applied.value);
    if (applied?.kind === 'read-again' || (applied?.kind === 'patched' && applied.readAgain)) {
      void client.invalidateQueries({ queryKey });
    }
    patchRows(event);
    // What is promised follows from everything that happens to a case, and changes without a new version of it.
    if (event.type.startsWith('sla.')) void client.invalidateQueries({ queryKey });
    void client.invalidateQueries({ queryKey: [...slaQueries.ofCases, caseId] });
    void client.invalidateQueries({ queryKey: caseQueries.events(caseId).queryKey });
    if (!event.type.startsWith('case.updated')) {
      void client.invalidateQueries({ queryKey: caseQueries.comments(caseId).queryKey });
      void client.invalidateQueries({ queryKey: caseQueries.links(caseId).queryKey });
      void client.invalidateQueries({ queryKey: caseQueries.shares(caseId).queryKey });
    }
    if (event.type.startsWith('survey.') || event.type === 'case.updated') {
      void client.invalidateQueries({ queryKey: ['cases', 'survey', caseId] });
    }
    if (SIMILAR.test(event.type)) refreshSimilar(event);
    refreshLists();
    refreshCounts();
  };

  return (event) => {
    if (event.caseId !== null && event.caseId !== undefined) {
      applyToCase(event.caseId, event);
      return;
    }
    const [subject] = event.type.split('.');
    if (subject === 'customer') void client.invalidateQueries({ queryKey: ['customers'] });
    if (subject === 'organization') void client.invalidateQueries({ queryKey: ['organizations'] });
    if (subject === 'agent') {
      void client.invalidateQueries({ queryKey: ['agents'] });
      void client.invalidateQueries({ queryKey: ['me'] });
    }
    if (subject === 'team') {
      void client.invalidateQueries({ queryKey: ['teams'] });
      void client.invalidateQueries({ queryKey: ['me'] });
    }
    if (subject === 'view') void client.invalidateQueries({ queryKey: viewQueries.all });
    if (subject === 'tag') void client.invalidateQueries({ queryKey: ['tags'] });
    if (subject === 'topic') void client.invalidateQueries({ queryKey: ['topics'] });
    if (subject === 'calendar') void client.invalidateQueries({ queryKey: ['calendars'] });
    if (subject === 'sla_policy') void client.invalidateQueries({ queryKey: ['sla-policies'] });
    if (subject === 'survey_settings') void client.invalidateQueries({ queryKey: ['survey-settings'] });
    if (subject === 'case_field') {
      void client.invalidateQueries({ queryKey: ['case-fields'] });
      void client.invalidateQueries({ queryKey: ['query-fields'] });
    }
  };
}
