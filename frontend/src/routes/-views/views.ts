import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CaseFilters } from '../../api/queries/cases';
import { discardedLabels } from '../../shared/i18n/labels';

export type View = {
  id: string;
  title: MessageDescriptor;
  filters: CaseFilters;
  /** Why the list may be empty, in the words of this view. */
  empty: MessageDescriptor;
  /** Stands apart at the end: what was put out of the way. */
  aside?: boolean;
};

const OPEN = 'new,open';
const UNSOLVED = 'new,open,pending,on_hold';

/** The fixed views of the first version; saved queries take their place later. */
export const VIEWS: readonly View[] = [
  {
    id: 'mine',
    title: msg`My open cases`,
    filters: { assigneeId: 'me', status: OPEN, sort: '-updatedAt' },
    empty: msg`Nothing waits for you. Take one from the unassigned cases.`,
  },
  {
    id: 'unassigned',
    title: msg`Unassigned`,
    filters: { assigneeId: 'none', status: OPEN, sort: '-updatedAt' },
    empty: msg`Every open case has somebody who looks after it.`,
  },
  {
    id: 'teams',
    title: msg`My teams' open`,
    filters: { teamId: 'mine', status: OPEN, sort: '-updatedAt' },
    empty: msg`Your teams have answered everything.`,
  },
  {
    id: 'all',
    title: msg`All open`,
    filters: { status: OPEN, sort: '-updatedAt' },
    empty: msg`There is no open case that you may see.`,
  },
  {
    id: 'sla',
    title: msg`SLA at risk`,
    filters: { sla: 'overdue,due_soon', status: UNSOLVED, sort: 'nextDueAt' },
    empty: msg`Nothing is overdue, and nothing falls due within the hour.`,
  },
  {
    id: 'waiting',
    title: msg`Pending and on hold`,
    filters: { status: 'pending,on_hold', sort: '-updatedAt' },
    empty: msg`No case waits for a customer or a third party.`,
  },
  {
    id: 'solved',
    title: msg`Recently solved`,
    filters: { status: 'solved', sort: '-updatedAt' },
    empty: msg`No case has been solved yet.`,
  },
  {
    id: 'spam',
    title: discardedLabels.spam,
    filters: { discarded: 'spam', sort: '-updatedAt' },
    empty: msg`No case is marked as spam.`,
    aside: true,
  },
  {
    id: 'trash',
    title: discardedLabels.trash,
    filters: { discarded: 'trash', sort: '-updatedAt' },
    empty: msg`The trash is empty.`,
    aside: true,
  },
];

export function viewById(id: string): View | undefined {
  return VIEWS.find((view) => view.id === id);
}
