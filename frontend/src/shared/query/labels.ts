import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  categoryLabels,
  channelLabels,
  discardedLabels,
  metricLabels,
  priorityLabels,
  statusLabels,
} from '../i18n/labels';

/** What the keys of the query language ask for. A key that is not here is shown as it is. */
export const keyLabels: Readonly<Record<string, MessageDescriptor>> = {
  id: msg`Case number`,
  subject: msg`Subject`,
  status: msg`Status`,
  priority: msg`Priority`,
  category: msg`Category`,
  channel: msg`Channel`,
  topic: msg`Topic`,
  language: msg`Language`,
  requester: msg`Customer`,
  organization: msg`Organization`,
  team: msg`Team`,
  assignee: msg`Assignee`,
  watcher: msg`Watcher`,
  tag: msg`Tag`,
  confidential: msg`Confidential`,
  discarded: msg`Discarded as`,
  escalation: msg`Escalation level`,
  comments: msg`Number of comments`,
  last_author: msg`Who spoke last`,
  received: msg`Received`,
  created: msg`Created`,
  updated: msg`Changed`,
  solved: msg`Solved on`,
  closed: msg`Closed on`,
  sla: msg`State of the SLA clock`,
  due: msg`Next due`,
  due_metric: msg`What is due next`,
  source: msg`Source`,
  external_id: msg`Number in another system`,
  merged_into: msg`Merged into`,
  split_from: msg`Split off from`,
  has: msg`Has`,
};

const yesNo = { true: msg`Yes`, false: msg`No` };

/** The names of the values that form a closed list, by key. */
export const valueLabels: Readonly<Record<string, Readonly<Record<string, MessageDescriptor>>>> = {
  status: statusLabels,
  priority: priorityLabels,
  category: categoryLabels,
  channel: channelLabels,
  confidential: yesNo,
  due_metric: metricLabels,
  last_author: {
    agent: msg({ context: 'author', message: 'Agent' }),
    customer: msg({ context: 'author', message: 'Customer' }),
    service: msg({ context: 'author', message: 'Service' }),
    system: msg({ context: 'author', message: 'System' }),
  },
  sla: {
    running: msg({ context: 'clock', message: 'Running' }),
    paused: msg({ context: 'clock', message: 'Paused' }),
    done: msg({ context: 'clock', message: 'Done' }),
  },
  discarded: discardedLabels,
  has: { attachment: msg`Attachment` },
};

/** Words that stand in place of a value, whatever the key. */
export const wordLabels: Readonly<Record<string, MessageDescriptor>> = {
  me: msg`Me`,
  my_teams: msg`My teams`,
  none: msg({ context: 'value', message: 'None' }),
  today: msg`Today`,
  yesterday: msg`Yesterday`,
  this_week: msg`This week`,
  this_month: msg`This month`,
  this_year: msg`This year`,
};

export const signLabels: Readonly<Record<string, MessageDescriptor>> = {
  ':': msg({ context: 'comparison', message: 'is' }),
  '<': msg({ context: 'comparison', message: 'less than' }),
  '<=': msg({ context: 'comparison', message: 'at most' }),
  '>': msg({ context: 'comparison', message: 'more than' }),
  '>=': msg({ context: 'comparison', message: 'at least' }),
};

/** Signs as people know them from arithmetic. */
export const signMarks: Readonly<Record<string, string>> = { ':': ':', '<': ' <', '<=': ' ≤', '>': ' >', '>=': ' ≥' };
