import type { CaseEvent, CaseSummary, CaseView, Comment } from '../../src/api/types';

const AT = '2026-11-20T10:00:00.000Z';

export function aCase(change: Partial<CaseView> = {}): CaseView {
  return {
    id: 10041,
    version: 3,
    subject: 'Parcel arrived broken',
    status: 'open',
    category: null,
    topicId: null,
    priority: 'normal',
    channel: 'email',
    language: 'en',
    requesterId: 7,
    organizationId: null,
    teamId: 1,
    assigneeId: null,
    confidential: false,
    escalationLevel: 0,
    tags: ['refund'],
    customFields: {},
    watcherIds: [],
    source: null,
    externalId: null,
    receivedAt: AT,
    createdAt: AT,
    updatedAt: AT,
    solvedAt: null,
    slaState: null,
    nextDueAt: null,
    nextDueMetric: null,
    closedAt: null,
    commentCount: 1,
    lastCommentId: 501,
    mergedIntoId: null,
    splitFromId: null,
    discardedAs: null,
    allowed: ['comment_internal', 'comment_public', 'change', 'merge', 'share', 'redact'],
    ...change,
  };
}

export function aRow(change: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id: 10041,
    version: 3,
    subject: 'Parcel arrived broken',
    preview: 'Hello',
    status: 'open',
    category: null,
    topicId: null,
    priority: 'normal',
    channel: 'email',
    language: 'en',
    requesterId: 7,
    organizationId: null,
    teamId: 1,
    assigneeId: null,
    confidential: false,
    escalationLevel: 0,
    tags: [],
    commentCount: 1,
    lastAuthorKind: 'customer',
    receivedAt: AT,
    createdAt: AT,
    updatedAt: AT,
    solvedAt: null,
    slaState: null,
    nextDueAt: null,
    nextDueMetric: null,
    discardedAs: null,
    ...change,
  };
}

export function aComment(change: Partial<Comment> = {}): Comment {
  return {
    id: 501,
    version: 1,
    caseId: 10041,
    originCaseId: null,
    visibility: 'public',
    author: { kind: 'customer', id: 7, name: 'Emma Johnson' },
    channel: 'email',
    body: 'Hello',
    bodyHtml: null,
    language: 'en',
    attachments: [],
    redacted: false,
    receivedAt: AT,
    createdAt: AT,
    ...change,
  };
}

export function anEvent(change: Partial<CaseEvent> = {}): CaseEvent {
  return {
    id: 1,
    cursor: 'c1',
    type: 'case.updated',
    caseId: 10041,
    caseVersion: 4,
    actor: { kind: 'agent', id: 1, name: 'Ann' },
    occurredAt: AT,
    recordedAt: AT,
    visibility: 'public',
    data: { changes: {} },
    ...change,
  } as CaseEvent;
}
