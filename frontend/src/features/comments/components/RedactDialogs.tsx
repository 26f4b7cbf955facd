import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Attachment, Comment } from '../../../api/types';
import { ErrorNote } from '../../../shared/ui/States';
import { useRedactAttachment, useRedactText } from '../api/comment-mutations';

export function RedactTextDialog({
  caseId,
  comment,
  onClose,
}: {
  caseId: number;
  comment: Comment | undefined;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const redact = useRedactText(caseId);
  const close = () => {
    setText('');
    redact.reset();
    onClose();
  };
  const found = text !== '' && (comment?.body.includes(text) ?? false);
  return (
    <Modal
      opened={comment !== undefined}
      onClose={close}
      title={t`Redact text`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <p>
        <Trans>Every occurrence of this text in the comment becomes blocks, for everybody and for good.</Trans>
      </p>
      <Textarea
        label={t`Text to redact`}
        autosize
        minRows={2}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={text !== '' && !found ? t`The comment does not contain this text.` : undefined}
      />
      {redact.isError && <ErrorNote error={redact.error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" size="sm" onClick={close}>{t`Cancel`}</Button>
        <Button
          color="red.9"
          size="sm"
          disabled={!found}
          loading={redact.isPending}
          onClick={() => comment && redact.mutate({ comment, text }, { onSuccess: close })}
        >
          {t`Redact for good`}
        </Button>
      </Group>
    </Modal>
  );
}

export function RedactAttachmentDialog({
  caseId,
  attachment,
  onClose,
}: {
  caseId: number;
  attachment: Attachment | undefined;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const redact = useRedactAttachment(caseId);
  const close = () => {
    redact.reset();
    onClose();
  };
  return (
    <Modal
      opened={attachment !== undefined}
      onClose={close}
      title={t`Redact attachment`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <p>
        <Trans>The content of “{attachment?.fileName}” is removed for everybody and for good.</Trans>
      </p>
      {redact.isError && <ErrorNote error={redact.error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" size="sm" onClick={close} data-autofocus>{t`Cancel`}</Button>
        <Button
          color="red.9"
          size="sm"
          loading={redact.isPending}
          onClick={() => attachment && redact.mutate(attachment.id, { onSuccess: close })}
        >
          {t`Redact for good`}
        </Button>
      </Group>
    </Modal>
  );
}
