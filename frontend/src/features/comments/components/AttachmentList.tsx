import { useLingui } from '@lingui/react/macro';
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEraser, IconFile, IconFileOff, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { Attachment } from '../../../api/types';
import { bytes, useFormat } from '../../../shared/i18n/format';
import { useProblemText } from '../../../shared/ui/States';
import { freshDownloadUrl } from '../api/comment-mutations';
import classes from './AttachmentList.module.css';

function Picture({ attachment }: { attachment: Attachment }) {
  // The signed link may have run out since the list was read; the file below still opens with a fresh one.
  const [failed, setFailed] = useState(false);
  if (failed || !attachment.inline || !attachment.downloadUrl) return null;
  return (
    <img
      className={classes.picture}
      src={attachment.downloadUrl}
      alt={attachment.fileName}
      loading="lazy"
      onError={() => setFailed(true)}
    />
  );
}

export function AttachmentList({
  attachments,
  onRedact,
}: {
  attachments: readonly Attachment[];
  onRedact?: (attachment: Attachment) => void;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const problemText = useProblemText();
  if (attachments.length === 0) return null;

  const download = async (attachment: Attachment) => {
    try {
      const url = await freshDownloadUrl(attachment.id);
      if (url) window.open(url, '_blank', 'noopener');
    } catch (error) {
      const text = problemText(error);
      notifications.show({ color: 'red', title: text.title, message: text.detail });
    }
  };
  return (
    <ul className={classes.list} aria-label={t`Attachments`}>
      {attachments.map((attachment) => (
        <li key={attachment.id} className={classes.item}>
          {attachment.redacted ? (
            <span className={classes.gone}>
              <IconFileOff size={16} stroke={1.75} aria-hidden="true" />
              {t`Attachment redacted`}
            </span>
          ) : (
            <>
              <UnstyledButton className={classes.file} onClick={() => void download(attachment)}>
                <Picture attachment={attachment} />
                <span className={classes.caption}>
                  {attachment.inline ? (
                    <IconPhoto size={16} stroke={1.75} aria-hidden="true" />
                  ) : (
                    <IconFile size={16} stroke={1.75} aria-hidden="true" />
                  )}
                  <span className={classes.name}>{attachment.fileName}</span>
                  <span className={classes.size}>{bytes(format.locale, attachment.sizeBytes)}</span>
                </span>
              </UnstyledButton>
              {onRedact && (
                <ActionIcon
                  size={24}
                  aria-label={t`Redact ${attachment.fileName}`}
                  title={t`Redact ${attachment.fileName}`}
                  onClick={() => onRedact(attachment)}
                >
                  <IconEraser size={14} stroke={1.75} />
                </ActionIcon>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
