import type { Attachment, CaseStatus, NewComment } from '../../../api/types';

/** What the agent is writing: a reply that the customer gets, or a note that never leaves. */
export type ComposeKind = 'reply' | 'note';

export type Draft = { html: string; attachments: Attachment[] };

export const EMPTY_DRAFT: Draft = { html: '', attachments: [] };

export function isEmptyDraft(draft: Draft): boolean {
  return draft.html.trim() === '' && draft.attachments.length === 0;
}

/** The kinds that this reader may write, as the server says. */
export function allowedKinds(allowed: readonly string[]): ComposeKind[] {
  const kinds: ComposeKind[] = [];
  if (allowed.includes('comment_public')) kinds.push('reply');
  if (allowed.includes('comment_internal')) kinds.push('note');
  return kinds;
}

/** The comment to send. The visibility follows from the kind and from nothing else. */
export function toNewComment(
  kind: ComposeKind,
  draft: Draft,
  options: { status?: CaseStatus; lastSeenCommentId: number | null; spokeWithCustomer?: boolean },
): NewComment {
  return {
    visibility: kind === 'reply' ? 'public' : 'internal',
    author: 'agent',
    bodyHtml: draft.html,
    ...(draft.attachments.length > 0 && { attachmentIds: draft.attachments.map((each) => each.id) }),
    ...(options.status && { status: options.status }),
    ...(options.spokeWithCustomer !== undefined && { spokeWithCustomer: options.spokeWithCustomer }),
    ...(options.lastSeenCommentId !== null && { lastSeenCommentId: options.lastSeenCommentId }),
  };
}
