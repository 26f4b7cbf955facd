import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  CaseCategory,
  CasePriority,
  CaseStatus,
  Channel,
  DiscardedAs,
  IdentityKind,
  LinkType,
  Role,
  SlaClockState,
  SlaMetric,
  TeamLevel,
} from '../../api/types';

export const STATUSES: readonly CaseStatus[] = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed'];
export const PRIORITIES: readonly CasePriority[] = ['low', 'normal', 'high', 'urgent'];
export const CATEGORIES: readonly CaseCategory[] = [
  'question',
  'complaint',
  'problem',
  'return',
  'request',
  'praise',
  'other',
];
export const CHANNELS: readonly Channel[] = [
  'email',
  'phone',
  'web_form',
  'portal',
  'chat',
  'social',
  'in_person',
  'post',
  'fax',
  'api',
];
export const METRICS: readonly SlaMetric[] = ['first_reply', 'next_reply', 'update', 'resolution', 'work', 'ownership'];
export const ROLES: readonly Role[] = ['agent', 'collaborator', 'lead', 'admin'];
export const LEVELS: readonly TeamLevel[] = ['see', 'reply', 'change'];
export const IDENTITY_KINDS: readonly IdentityKind[] = ['email', 'phone', 'handle'];

export const statusLabels: Record<CaseStatus, MessageDescriptor> = {
  new: msg({ context: 'status', message: 'New' }),
  open: msg({ context: 'status', message: 'Open' }),
  pending: msg({ context: 'status', message: 'Pending' }),
  on_hold: msg({ context: 'status', message: 'On hold' }),
  solved: msg({ context: 'status', message: 'Solved' }),
  closed: msg({ context: 'status', message: 'Closed' }),
};

export const statusHints: Record<CaseStatus, MessageDescriptor> = {
  new: msg`Nobody has looked yet`,
  open: msg`We act`,
  pending: msg`The customer must act`,
  on_hold: msg`A third party must act`,
  solved: msg`Done; a reply reopens it`,
  closed: msg`Cannot change any more`,
};

export const priorityLabels: Record<CasePriority, MessageDescriptor> = {
  low: msg({ context: 'priority', message: 'Low' }),
  normal: msg({ context: 'priority', message: 'Normal' }),
  high: msg({ context: 'priority', message: 'High' }),
  urgent: msg({ context: 'priority', message: 'Urgent' }),
};

export const categoryLabels: Record<CaseCategory, MessageDescriptor> = {
  question: msg({ context: 'category', message: 'Question' }),
  complaint: msg({ context: 'category', message: 'Complaint' }),
  problem: msg({ context: 'category', message: 'Problem' }),
  return: msg({ context: 'category', message: 'Return' }),
  request: msg({ context: 'category', message: 'Request' }),
  praise: msg({ context: 'category', message: 'Praise' }),
  other: msg({ context: 'category', message: 'Other' }),
};

export const channelLabels: Record<Channel, MessageDescriptor> = {
  email: msg({ context: 'channel', message: 'E-mail' }),
  phone: msg({ context: 'channel', message: 'Phone' }),
  web_form: msg({ context: 'channel', message: 'Web form' }),
  portal: msg({ context: 'channel', message: 'Portal' }),
  chat: msg({ context: 'channel', message: 'Chat' }),
  social: msg({ context: 'channel', message: 'Social' }),
  in_person: msg({ context: 'channel', message: 'In person' }),
  post: msg({ context: 'channel', message: 'Post' }),
  fax: msg({ context: 'channel', message: 'Fax' }),
  api: msg({ context: 'channel', message: 'API' }),
};

export const identityLabels: Record<IdentityKind, MessageDescriptor> = {
  email: msg({ context: 'identity', message: 'E-mail address' }),
  phone: msg({ context: 'identity', message: 'Phone number' }),
  handle: msg({ context: 'identity', message: 'Handle' }),
};

export const roleLabels: Record<Role, MessageDescriptor> = {
  agent: msg({ context: 'role', message: 'Agent' }),
  collaborator: msg({ context: 'role', message: 'Collaborator' }),
  lead: msg({ context: 'role', message: 'Lead' }),
  admin: msg({ context: 'role', message: 'Administrator' }),
  integration: msg({ context: 'role', message: 'Integration' }),
};

export const roleHints: Record<Role, MessageDescriptor> = {
  agent: msg`Works on the cases of their teams`,
  collaborator: msg`Reads what was shared, writes internal notes`,
  lead: msg`An agent who also manages their teams`,
  admin: msg`Configures the desk`,
  integration: msg`A service account with scopes`,
};

export const levelLabels: Record<TeamLevel, MessageDescriptor> = {
  see: msg({ context: 'level', message: 'Sees' }),
  reply: msg({ context: 'level', message: 'Replies' }),
  change: msg({ context: 'level', message: 'Changes' }),
};

export const linkLabels: Record<LinkType, MessageDescriptor> = {
  related: msg({ context: 'link', message: 'Related to' }),
  parent: msg({ context: 'link', message: 'Child of' }),
  child: msg({ context: 'link', message: 'Parent of' }),
  follow_up: msg({ context: 'link', message: 'Followed up by' }),
  follow_up_of: msg({ context: 'link', message: 'Follow-up of' }),
};

export const discardedLabels: Record<DiscardedAs, MessageDescriptor> = {
  spam: msg({ context: 'discarded', message: 'Spam' }),
  trash: msg({ context: 'discarded', message: 'Trash' }),
};

export const themeLabels = {
  system: msg({ context: 'theme', message: 'As the system' }),
  light: msg({ context: 'theme', message: 'Light' }),
  dark: msg({ context: 'theme', message: 'Dark' }),
} as const;

/** What is promised about time. */
export const metricLabels: Record<SlaMetric, MessageDescriptor> = {
  first_reply: msg({ context: 'metric', message: 'First reply' }),
  next_reply: msg({ context: 'metric', message: 'Next reply' }),
  update: msg({ context: 'metric', message: 'Update' }),
  resolution: msg({ context: 'metric', message: 'Resolution' }),
  work: msg({ context: 'metric', message: 'Work' }),
  ownership: msg({ context: 'metric', message: 'Ownership' }),
};

export const clockStateLabels: Record<SlaClockState, MessageDescriptor> = {
  running: msg({ context: 'clock', message: 'Running' }),
  paused: msg({ context: 'clock', message: 'Paused' }),
  met: msg({ context: 'clock', message: 'Met' }),
  breached: msg({ context: 'clock', message: 'Breached' }),
  cancelled: msg({ context: 'clock', message: 'Cancelled' }),
};
