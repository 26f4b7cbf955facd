import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type MePatch = Schemas['MeChanges'];
export type CaseView = Schemas['Case'];
export type CaseSummary = Schemas['CaseSummary'];
export type CaseSummaryList = Schemas['CaseSummaryPage'];
export type CasePatch = Schemas['CaseChanges'];
export type NewCase = Schemas['NewCase'];
export type CaseStatus = Schemas['CaseStatus'];
export type CasePriority = Schemas['Priority'];
export type DiscardedAs = NonNullable<CaseView['discardedAs']>;
export type CaseCategory = Schemas['Category'];
export type Channel = Schemas['Channel'];
export type Visibility = Schemas['Visibility'];
export type Comment = Schemas['Comment'];
export type NewComment = Schemas['NewComment'];
export type Attachment = Schemas['Attachment'];
export type CaseEvent = Schemas['Event'];
export type CaseLink = Schemas['CaseLink'];
export type LinkType = Schemas['CaseLinkType'];
export type Included = Schemas['Included'];
export type Customer = Schemas['Customer'];
export type IdentityKind = Schemas['IdentityKind'];
export type Organization = Schemas['Organization'];
export type Agent = Schemas['Agent'];
export type Role = Schemas['Role'];
export type Team = Schemas['Team'];
export type TeamLevel = Schemas['Level'];
export type Topic = Schemas['Topic'];
export type CaseField = Schemas['CaseField'];
export type Theme = Schemas['Theme'];
export type ProblemBody = Schemas['Problem'];
export type CustomerPatch = Schemas['CustomerChanges'];
export type NewCustomer = Schemas['NewCustomer'];
export type OrganizationPatch = Schemas['OrganizationChanges'];
export type NewOrganization = Schemas['NewOrganization'];
export type NewAgent = Schemas['NewAgent'];
export type AgentPatch = Schemas['AgentChanges'];
export type NewTeam = Schemas['NewTeam'];
export type TeamPatch = Schemas['TeamChanges'];
export type SlaState = Schemas['SlaState'];
export type SlaMetric = Schemas['SlaMetric'];
export type SlaClock = Schemas['SlaClock'];
export type SlaClockState = Schemas['SlaClockState'];
export type CaseSla = Schemas['CaseSla'];
export type SlaPolicy = Schemas['SlaPolicy'];
export type NewSlaPolicy = Schemas['NewSlaPolicy'];
export type SlaPolicyPatch = Schemas['SlaPolicyChanges'];
export type SlaWarning = Schemas['SlaWarning'];
export type SlaEscalation = Schemas['SlaEscalation'];
export type Calendar = Schemas['Calendar'];
export type NewCalendar = Schemas['NewCalendar'];
export type CalendarPatch = Schemas['CalendarChanges'];
export type CalendarTrial = Schemas['CalendarTrial'];
export type OpenHours = Schemas['OpenHours'];
export type ExceptionalDate = Schemas['ExceptionalDate'];
export type Holiday = Schemas['Holiday'];
export type HolidayFeed = Schemas['HolidayFeed'];
export type HolidayFeedFailure = Schemas['HolidayFeedFailure'];
export type SlaRecalculation = Schemas['SlaRecalculation'];
export type QueryField = Schemas['QueryField'];

/** A stretch of text in which a search has found something; `match` says that this is what was searched for. */
export type SnippetPart = { text: string; match: boolean };

export function snippetOf(row: CaseSummary): readonly SnippetPart[] | undefined {
  const { snippet } = row as { snippet?: readonly SnippetPart[] | null };
  return snippet?.length ? snippet : undefined;
}
