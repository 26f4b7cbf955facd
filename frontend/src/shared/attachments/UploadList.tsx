import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconFile, IconRefresh, IconX } from '@tabler/icons-react';
import { bytes, useFormat } from '../i18n/format';
import { useProblemText } from '../ui/States';
import classes from './UploadList.module.css';
import type { Uploads } from './use-uploads';

/** The files of a form with their progress. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const { t } = useLingui();
  const format = useFormat();
  const problemText = useProblemText();
  if (uploads.items.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t`Attached files`}>
      {uploads.items.map((item) => {
        const problem = item.error ? problemText(item.error) : undefined;
        const percent = Math.round(item.part * 100);
        return (
          <li key={item.key} className={classes.item} data-failed={problem ? true : undefined}>
            {problem ? <IconAlertTriangle size={16} stroke={1.75} /> : <IconFile size={16} stroke={1.75} />}
            <span className={classes.text}>
              <span className={classes.name}>{item.name}</span>
              <span className={classes.size}>
                {problem ? (problem.detail ?? problem.title) : bytes(format.locale, item.size)}
                {!item.attachment && !problem && ` · ${percent} %`}
              </span>
            </span>
            {problem && (
              <ActionIcon size={24} onClick={() => uploads.retry(item.key)} aria-label={t`Upload ${item.name} again`}>
                <IconRefresh size={14} stroke={1.75} />
              </ActionIcon>
            )}
            <ActionIcon size={24} onClick={() => uploads.remove(item.key)} aria-label={t`Remove ${item.name}`}>
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
            {!item.attachment && !problem && (
              <progress className={classes.bar} max={100} value={percent} aria-label={t`Uploading ${item.name}`} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
