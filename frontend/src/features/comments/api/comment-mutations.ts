import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, unwrap } from '../../../api/client';
import { caseQueries } from '../../../api/queries/cases';
import type { CaseView, Comment, NewComment } from '../../../api/types';

function useRefreshCase(caseId: number) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: caseQueries.comments(caseId).queryKey });
    void client.invalidateQueries({ queryKey: caseQueries.events(caseId).queryKey });
    void client.invalidateQueries({ queryKey: caseQueries.detail(caseId).queryKey });
    void client.invalidateQueries({ queryKey: caseQueries.lists });
    void client.invalidateQueries({ queryKey: caseQueries.counts });
  };
}

/** Adds a comment. The key makes a second attempt after a lost answer harmless. */
export function useAddComment(caseId: number) {
  const client = useQueryClient();
  const refresh = useRefreshCase(caseId);
  return useMutation({
    mutationFn: ({ comment, idempotencyKey }: { comment: NewComment; idempotencyKey: string }) =>
      unwrap(
        api.POST('/api/v1/cases/{id}/comments', {
          params: { path: { id: caseId } },
          body: comment,
          headers: { 'Idempotency-Key': idempotencyKey },
        }),
      ),
    onSuccess: (added) => {
      if (!('id' in added)) return refresh(); // It waits to be sent.
      // Who writes has seen what they wrote: a next comment must not be refused because of this one.
      client.setQueryData(
        caseQueries.detail(caseId).queryKey,
        (old: CaseView | undefined) => old && { ...old, lastCommentId: Math.max(old.lastCommentId ?? 0, added.id) },
      );
      refresh();
    },
  });
}

export function useRedactText(caseId: number) {
  const refresh = useRefreshCase(caseId);
  return useMutation({
    mutationFn: ({ comment, text }: { comment: Comment; text: string }) =>
      unwrap(
        api.POST('/api/v1/cases/{id}/comments/{commentId}/redactions', {
          params: { path: { id: caseId, commentId: comment.id } },
          body: { text },
          headers: ifMatch(comment.version),
        }),
      ),
    onSuccess: refresh,
  });
}

export function useRedactAttachment(caseId: number) {
  const refresh = useRefreshCase(caseId);
  return useMutation({
    mutationFn: (id: number) => unwrap(api.POST('/api/v1/attachments/{id}/redaction', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

/** A fresh signed link: the one in the list may have run out. */
export async function freshDownloadUrl(id: number): Promise<string | null> {
  const attachment = await unwrap(api.GET('/api/v1/attachments/{id}', { params: { path: { id } } }));
  return attachment.downloadUrl ?? null;
}
