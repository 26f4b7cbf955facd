import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowMerge,
  IconArrowRight,
  IconArrowsSplit,
  IconCheck,
  IconDots,
  IconEye,
  IconEyeOff,
  IconLayoutSidebarRight,
  IconLink,
  IconMailOff,
  IconRestore,
  IconRotate,
  IconShare,
  IconStairsUp,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CaseView } from '../../../api/types';
import { StatusMark } from '../../../shared/ui/CaseMarks';
import classes from './CaseHeader.module.css';
import { SubjectField } from './SubjectField';

export type CaseAction = 'merge' | 'split' | 'escalate' | 'link' | 'share';
export type Discarding = CaseView['discardedAs'];

type Props = {
  value: CaseView;
  watching: boolean;
  online: boolean;
  backLink: (props: { className: string; 'aria-label': string; children: ReactNode }) => ReactNode;
  onSubject: (subject: string) => void;
  onSolve: () => void;
  onReopen: () => void;
  onWatch: () => void;
  onAction: (action: CaseAction) => void;
  onDiscard: (as: Discarding) => void;
  onPanel: () => void;
  panelShown: boolean;
  /** The timer of what is promised, which belongs to another feature. */
  sla: ReactNode;
  /** Who else is here. */
  viewers: ReactNode;
};

/** Number, subject, status and what one does most: solve, reopen, and the rest behind one button. */
export function CaseHeader(props: Props) {
  const { value, watching, online } = props;
  const { t } = useLingui();
  const allowed = (verb: CaseView['allowed'][number]) => value.allowed.includes(verb) && online;
  // What was put aside stays as it is until it is restored.
  const may = (verb: CaseView['allowed'][number]) => allowed(verb) && !value.discardedAs;
  const icon = { size: 16, stroke: 1.75 } as const;
  const done = value.status === 'solved';
  const closed = value.status === 'closed';
  const items: { action: CaseAction; verb: CaseView['allowed'][number]; icon: ReactNode; label: string }[] = [
    { action: 'merge', verb: 'merge', icon: <IconArrowMerge {...icon} />, label: t`Merge into another case…` },
    { action: 'split', verb: 'change', icon: <IconArrowsSplit {...icon} />, label: t`Split off comments…` },
    { action: 'escalate', verb: 'change', icon: <IconStairsUp {...icon} />, label: t`Escalate…` },
    { action: 'link', verb: 'change', icon: <IconLink {...icon} />, label: t`Link a case…` },
    { action: 'share', verb: 'share', icon: <IconShare {...icon} />, label: t`Share with a colleague…` },
  ];
  return (
    <header className={classes.header}>
      {props.backLink({
        className: classes.back ?? '',
        'aria-label': t`Back to the list`,
        children: <IconArrowLeft size={18} stroke={1.75} />,
      })}
      <div className={classes.what}>
        <div className={classes.meta}>
          <span className={classes.number}>#{value.id}</span>
          <StatusMark status={value.status} />
          {props.sla}
          {value.confidential && (
            <span className={classes.flag}>
              <IconEyeOff size={13} stroke={1.75} aria-hidden="true" />
              <Trans>Confidential</Trans>
            </span>
          )}
          {value.escalationLevel > 0 && (
            <span className={classes.level}>
              <IconStairsUp size={13} stroke={1.75} aria-hidden="true" />
              <Trans>Level {value.escalationLevel}</Trans>
            </span>
          )}
        </div>
        <SubjectField subject={value.subject} editable={may('change')} onSave={props.onSubject} />
      </div>
      <div className={classes.actions}>
        {props.viewers}
        {done || closed ? (
          <Button
            variant="default"
            size="sm"
            disabled={!may('change') || closed}
            title={closed ? t`A closed case cannot change. A reply of the customer opens a follow-up.` : undefined}
            leftSection={<IconRotate {...icon} />}
            onClick={props.onReopen}
          >
            <Trans>Reopen</Trans>
          </Button>
        ) : (
          <Button
            variant="default"
            size="sm"
            disabled={!may('change')}
            leftSection={<IconCheck {...icon} />}
            onClick={props.onSolve}
          >
            <Trans>Solve</Trans>
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={32} aria-label={t`More actions`}>
              <IconDots {...icon} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconEye {...icon} />} disabled={!online} onClick={props.onWatch}>
              {watching ? t`Stop watching` : t`Watch this case`}
            </Menu.Item>
            <Menu.Divider />
            {items.map((item) => (
              <Menu.Item
                key={item.action}
                leftSection={item.icon}
                disabled={!may(item.verb) || closed}
                onClick={() => props.onAction(item.action)}
              >
                {item.label}
              </Menu.Item>
            ))}
            <Menu.Divider />
            {value.discardedAs ? (
              <Menu.Item
                leftSection={<IconRestore {...icon} />}
                disabled={!allowed('change')}
                onClick={() => props.onDiscard(null)}
              >
                {t`Restore`}
              </Menu.Item>
            ) : (
              <>
                <Menu.Item
                  leftSection={<IconMailOff {...icon} />}
                  disabled={!may('change') || closed}
                  onClick={() => props.onDiscard('spam')}
                >
                  {t`Mark as spam`}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconTrash {...icon} />}
                  disabled={!may('change') || closed}
                  onClick={() => props.onDiscard('trash')}
                >
                  {t`Move to trash`}
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
        <Tooltip label={t`Details and customer`}>
          <ActionIcon
            size={32}
            aria-label={t`Details and customer`}
            aria-pressed={props.panelShown}
            onClick={props.onPanel}
          >
            <IconLayoutSidebarRight {...icon} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}

/** Shown in place of the composer when the case lives on in another one. */
export function MergedNotice({
  into,
  link,
  onUnmerge,
  busy,
}: {
  into: number;
  link: ReactNode;
  onUnmerge?: () => void;
  busy: boolean;
}) {
  return (
    <p className={classes.merged}>
      <IconArrowRight size={16} stroke={1.75} aria-hidden="true" />
      <span>
        <Trans>This case was merged into #{into}.</Trans> {link}
      </span>
      {onUnmerge && (
        <Button variant="default" loading={busy} onClick={onUnmerge}>
          <Trans>Take the merge back</Trans>
        </Button>
      )}
    </p>
  );
}

/** Shown above the conversation of a case that was put out of the way. */
export function DiscardedNotice({
  as,
  onRestore,
  busy,
}: {
  as: NonNullable<Discarding>;
  onRestore?: () => void;
  busy: boolean;
}) {
  const Icon = as === 'spam' ? IconMailOff : IconTrash;
  return (
    <div className={classes.discarded} role="note">
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      <span className={classes.discardedText}>
        {as === 'spam' ? (
          <Trans>This case is marked as spam. No list or count has it, and nothing is promised for it.</Trans>
        ) : (
          <Trans>This case is in the trash. No list or count has it, and nothing is promised for it.</Trans>
        )}
      </span>
      {onRestore && (
        <Button variant="default" loading={busy} onClick={onRestore}>
          <Trans>Restore</Trans>
        </Button>
      )}
    </div>
  );
}
