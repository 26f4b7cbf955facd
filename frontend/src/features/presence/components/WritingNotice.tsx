import { useLingui } from '@lingui/react/macro';
import { IconPencil } from '@tabler/icons-react';
import type { CaseViewer } from '../../../api/types';
import { useFormat } from '../../../shared/i18n/format';
import classes from './Viewers.module.css';

/** Above the place to write: a colleague is writing, too. Sending is guarded all the same. */
export function WritingNotice({ viewers }: { viewers: CaseViewer[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const writing = viewers.filter((each) => each.mode === 'replying').map((each) => each.name);
  const names = format.list(writing);
  return (
    <div role="status">
      {writing.length > 0 && (
        <p className={classes.writing}>
          <IconPencil size={14} stroke={1.75} aria-hidden="true" />
          {writing.length === 1 ? t`${names} is writing in this case` : t`${names} are writing in this case`}
        </p>
      )}
    </div>
  );
}
