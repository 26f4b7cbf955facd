import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CaseFilters } from '../../api/queries/cases';
import type { View, ViewKey } from '../../api/types';
import { discardedLabels } from '../../shared/i18n/labels';

/** A view as the workspace shows it; `id` is what its address says. */
export type ShownView = {
  id: string;
  title: string;
  query: string;
  sort: string;
  /** Why the list may be empty, in the words of this view. */
  empty: MessageDescriptor;
  /** Stands apart at the end: what was put out of the way. */
  aside?: boolean;
  /** As the API has it; lists that the workspace itself offers have none. */
  saved?: View;
};

/** Lists that the workspace offers beside the views of the API. */
const OWN: readonly (Omit<ShownView, 'title' | 'saved'> & { title: MessageDescriptor })[] = [
  {
    id: 'all',
    title: msg`All open`,
    query: 'status:new,open',
    sort: '-updatedAt',
    empty: msg`There is no open case that you may see.`,
  },
  {
    id: 'waiting',
    title: msg`Pending and on hold`,
    query: 'status:pending,on_hold',
    sort: '-updatedAt',
    empty: msg`No case waits for a customer or a third party.`,
  },
  {
    id: 'spam',
    title: discardedLabels.spam,
    query: 'discarded:spam',
    sort: '-updatedAt',
    empty: msg`No case is marked as spam.`,
    aside: true,
  },
  {
    id: 'trash',
    title: discardedLabels.trash,
    query: 'discarded:trash',
    sort: '-updatedAt',
    empty: msg`The trash is empty.`,
    aside: true,
  },
];

const EMPTY: Record<ViewKey, MessageDescriptor> = {
  mine: msg`Nothing waits for you. Take one from the unassigned cases.`,
  unassigned: msg`Every open case has somebody who looks after it.`,
  my_teams: msg`Your teams have answered everything.`,
  sla_at_risk: msg`Nothing is overdue, and nothing falls due within the hour.`,
  waiting_for_me: msg`No customer waits for an answer from you.`,
  recently_solved: msg`No case has been solved yet.`,
};

/** The address of a view: built-in ones by their key, which reads better than a number and never changes. */
export function addressOf(view: View): string {
  return view.builtIn ?? String(view.id);
}

export function ownViews(words: (message: MessageDescriptor) => string): ShownView[] {
  return OWN.map((view) => ({ ...view, title: words(view.title) }));
}

export function shownView(view: View): ShownView {
  return {
    id: addressOf(view),
    title: view.name,
    query: view.query,
    sort: view.sort,
    empty: view.builtIn ? EMPTY[view.builtIn] : msg`No case is in this view now.`,
    saved: view,
  };
}

/** What the list of a view asks for; `group` is one of the values that the view is grouped by. */
export function filtersOf(view: ShownView, group: string | undefined): CaseFilters {
  const by = view.saved?.groupBy;
  if (!by || group === undefined) return { query: view.query, sort: view.sort };
  return { query: `${view.query && `(${view.query}) `}${by}:${group}`, sort: view.sort };
}
