import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CaseGrouping, ViewColumn, ViewScope } from '../../api/types';

export const scopeLabels: Record<ViewScope, MessageDescriptor> = {
  personal: msg({ context: 'view', message: 'For me' }),
  team: msg({ context: 'view', message: 'For a team' }),
  shared: msg({ context: 'view', message: 'For everybody' }),
};

export const columnLabels: Record<ViewColumn, MessageDescriptor> = {
  id: msg`Case number`,
  subject: msg`Subject`,
  status: msg`Status`,
  priority: msg`Priority`,
  category: msg`Category`,
  topic: msg`Topic`,
  channel: msg`Channel`,
  language: msg`Language`,
  requester: msg`Customer`,
  organization: msg`Organization`,
  team: msg`Team`,
  assignee: msg`Assignee`,
  escalation_level: msg`Escalation level`,
  tags: msg`Tags`,
  comment_count: msg`Number of comments`,
  sla: msg`SLA timer`,
  received_at: msg`Received`,
  created_at: msg`Created`,
  updated_at: msg`Changed`,
  solved_at: msg`Solved on`,
};

export const groupingLabels: Record<CaseGrouping, MessageDescriptor> = {
  status: msg`Status`,
  priority: msg`Priority`,
  category: msg`Category`,
  channel: msg`Channel`,
  topic: msg`Topic`,
  team: msg`Team`,
  assignee: msg`Assignee`,
  organization: msg`Organization`,
  language: msg`Language`,
  sla: msg`State of the SLA clock`,
};
