import type { ReportScope, SavedReport } from '../../../../api/types';

export const OWNERS = ['all', 'personal', 'team', 'shared'] as const;
export type Owners = (typeof OWNERS)[number];

/** Which saved reports are listed, as the address says it. */
export type ListSearch = { find?: string | undefined; of?: string | undefined; team?: string | undefined };

export function ownersOf(text: string | undefined): Owners {
  return OWNERS.find((each) => each === text) ?? 'all';
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Those in which every word of what is looked for stands: in the name, in a title, or in the search. */
export function listed(reports: readonly SavedReport[], owners: Owners, find: string): SavedReport[] {
  const words = plain(find).split(/\s+/).filter(Boolean);
  return reports.filter(({ name, scope, definition: { query, widgets } }) => {
    const said = plain([name, query ?? '', ...widgets.map((widget) => widget.title ?? '')].join(' '));
    return (owners === 'all' || scope === owners) && words.every((word) => said.includes(word));
  });
}

const ORDER: readonly ReportScope[] = ['personal', 'team', 'shared'];

/** In groups: one's own, those of teams, everybody's. */
export function byOwner(reports: readonly SavedReport[]): { scope: ReportScope; reports: SavedReport[] }[] {
  return ORDER.map((scope) => ({ scope, reports: reports.filter((report) => report.scope === scope) })).filter(
    (group) => group.reports.length > 0,
  );
}
