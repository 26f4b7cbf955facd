import { Plural, useLingui } from '@lingui/react/macro';
import { Tooltip } from '@mantine/core';
import { IconEye, IconPencil } from '@tabler/icons-react';
import type { CaseViewer } from '../../../api/types';
import { Avatar } from '../../../shared/ui/Person';
import classes from './Viewers.module.css';

const SHOWN = 3;

/** Who else is at the case: a pencil at those who write. */
export function Viewers({ viewers }: { viewers: CaseViewer[] }) {
  const { t } = useLingui();
  if (viewers.length === 0) return null;
  const more = viewers.length - SHOWN;
  return (
    <ul className={classes.viewers} aria-label={t`Also here`}>
      {viewers.slice(0, SHOWN).map((viewer) => {
        const name = viewer.name;
        const label = viewer.mode === 'replying' ? t`${name} is writing` : t`${name} is looking`;
        return (
          <Tooltip key={viewer.agentId} label={label}>
            <li className={classes.viewer}>
              <Avatar name={name} size={24} />
              <span className={classes.mode} data-mode={viewer.mode} aria-hidden="true">
                {viewer.mode === 'replying' ? <IconPencil size={10} stroke={2} /> : <IconEye size={10} stroke={2} />}
              </span>
              <span className="visually-hidden">{label}</span>
            </li>
          </Tooltip>
        );
      })}
      {more > 0 && (
        <li className={classes.more}>
          <Plural value={more} one="and # more" other="and # more" />
        </li>
      )}
    </ul>
  );
}
