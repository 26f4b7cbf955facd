import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Checkbox, Menu } from '@mantine/core';
import { IconDots, IconEraser, IconLock } from '@tabler/icons-react';
import clsx from 'clsx';
import type { Attachment, Comment } from '../../../api/types';
import { SafeEmail } from '../../../shared/html/SafeEmail';
import { useFormat } from '../../../shared/i18n/format';
import { ChannelIcon } from '../../../shared/ui/CaseMarks';
import { Avatar } from '../../../shared/ui/Person';
import { AttachmentList } from './AttachmentList';
import classes from './CommentBubble.module.css';
import { PlainText } from './PlainText';

type Props = {
  comment: Comment;
  caseId: number;
  mayRedact: boolean;
  onRedact: (comment: Comment) => void;
  onRedactAttachment: (attachment: Attachment) => void;
  /** While comments are being chosen for a split. */
  selection?: { chosen: boolean; toggle: () => void };
};

/** One comment. A note is yellow and says so; a reply of ours stands on the accent ground, the customer's on white. */
export function CommentBubble({ comment, caseId, mayRedact, onRedact, onRedactAttachment, selection }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { author } = comment;
  const note = comment.visibility === 'internal';
  const kind = note ? classes.note : author.kind === 'customer' ? classes.customer : classes.agent;
  const name = author.name || t`Unknown`;
  const entered = Math.abs(new Date(comment.createdAt).getTime() - new Date(comment.receivedAt).getTime()) > 60_000;
  return (
    <article className={classes.row} aria-label={note ? t`Internal note by ${name}` : t`Message from ${name}`}>
      {selection ? (
        <Checkbox
          className={classes.check}
          checked={selection.chosen}
          onChange={selection.toggle}
          aria-label={t`Move this comment of ${name} to the new case`}
        />
      ) : (
        <Avatar name={name} size={28} className={classes.avatar} />
      )}
      <div className={clsx(classes.bubble, kind)}>
        <header className={classes.head}>
          <span className={classes.name}>{name}</span>
          {note ? (
            <span className={classes.label}>
              <IconLock size={12} stroke={2} aria-hidden="true" />
              <Trans>Internal note</Trans>
            </span>
          ) : (
            <ChannelIcon channel={comment.channel} size={13} />
          )}
          {comment.originCaseId !== null && comment.originCaseId !== undefined && comment.originCaseId !== caseId && (
            <span className={classes.origin}>
              <Trans>from #{comment.originCaseId}</Trans>
            </span>
          )}
          <time className={classes.time} dateTime={comment.createdAt} title={format.dateTime(comment.createdAt)}>
            {format.time(comment.createdAt)}
          </time>
          {mayRedact && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size={24} className={classes.more} aria-label={t`More about this comment`}>
                  <IconDots size={16} stroke={1.75} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconEraser size={16} stroke={1.75} />} onClick={() => onRedact(comment)}>
                  {t`Redact text…`}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </header>
        {entered && (
          <p className={classes.received}>
            <Trans>Received {format.dateTime(comment.receivedAt)}</Trans>
          </p>
        )}
        <div className={classes.body} lang={comment.language ?? undefined} dir="auto">
          {comment.bodyHtml ? (
            <SafeEmail html={comment.bodyHtml} title={t`Message from ${name}`} />
          ) : (
            <PlainText text={comment.body} />
          )}
        </div>
        {comment.redacted && (
          <p className={classes.redacted}>
            <IconEraser size={12} stroke={1.75} aria-hidden="true" />
            <Trans>A part was redacted</Trans>
          </p>
        )}
        <AttachmentList attachments={comment.attachments} onRedact={mayRedact ? onRedactAttachment : undefined} />
      </div>
    </article>
  );
}
