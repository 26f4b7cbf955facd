import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal } from '@mantine/core';
import type { Comment } from '../../../api/types';
import classes from './Composer.module.css';

/** Somebody wrote while this answer was being written: look first, or send all the same. */
export function NewerCommentsDialog({
  comments,
  busy,
  onReview,
  onSend,
}: {
  comments: Comment[] | undefined;
  busy: boolean;
  onReview: () => void;
  onSend: () => void;
}) {
  const { t } = useLingui();
  const count = comments?.length ?? 0;
  return (
    <Modal
      opened={comments !== undefined}
      onClose={onReview}
      closeButtonProps={{ 'aria-label': t`Close` }}
      title={<Plural value={count} one="# new message since you started" other="# new messages since you started" />}
    >
      <ul className={classes.newer}>
        {comments?.map((comment) => (
          <li key={comment.id}>
            <strong>{comment.author.name}</strong>
            <p>{comment.body.slice(0, 300)}</p>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <Button variant="default" size="sm" loading={busy} onClick={onSend}>
          <Trans>Send anyway</Trans>
        </Button>
        <Button size="sm" data-autofocus onClick={onReview}>
          <Trans>Review first</Trans>
        </Button>
      </Group>
    </Modal>
  );
}
