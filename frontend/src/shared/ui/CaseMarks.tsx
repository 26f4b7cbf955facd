import { useLingui } from '@lingui/react/macro';
import {
  IconBuildingStore,
  IconCircle,
  IconCircleCheck,
  IconCircleDot,
  IconCode,
  IconForms,
  IconHourglass,
  IconLock,
  IconMail,
  IconMailbox,
  IconMessage2,
  IconPhone,
  IconPlayerPause,
  IconPrinter,
  IconSocial,
  IconWorld,
} from '@tabler/icons-react';
import clsx from 'clsx';
import type { CasePriority, CaseStatus, Channel } from '../../api/types';
import { channelLabels, priorityLabels, statusLabels } from '../i18n/labels';
import classes from './CaseMarks.module.css';

const STATUS_ICONS = {
  new: IconCircleDot,
  open: IconCircle,
  pending: IconHourglass,
  on_hold: IconPlayerPause,
  solved: IconCircleCheck,
  closed: IconLock,
} as const;

const CHANNEL_ICONS = {
  email: IconMail,
  phone: IconPhone,
  web_form: IconForms,
  portal: IconWorld,
  chat: IconMessage2,
  social: IconSocial,
  in_person: IconBuildingStore,
  post: IconMailbox,
  fax: IconPrinter,
  api: IconCode,
} as const;

export function StatusIcon({ status, size = 14 }: { status: CaseStatus; size?: number }) {
  const Icon = STATUS_ICONS[status] ?? IconCircle;
  return <Icon size={size} stroke={2} aria-hidden="true" className={clsx(classes.icon, classes[`status_${status}`])} />;
}

/** The status as icon, text and colour together: never colour alone. */
export function StatusMark({ status }: { status: CaseStatus }) {
  const { i18n } = useLingui();
  const label = statusLabels[status];
  return (
    <span className={clsx(classes.chip, classes[`chip_${status}`])}>
      <StatusIcon status={status} size={12} />
      {label ? i18n._(label) : status}
    </span>
  );
}

export function ChannelIcon({
  channel,
  size = 14,
  labelled = true,
}: {
  channel: Channel;
  size?: number;
  labelled?: boolean;
}) {
  const { i18n } = useLingui();
  const Icon = CHANNEL_ICONS[channel] ?? IconCode;
  const label = channelLabels[channel];
  const text = label ? i18n._(label) : channel;
  return (
    <span className={classes.iconBox} title={labelled ? text : undefined}>
      <Icon size={size} stroke={1.75} aria-hidden="true" />
      {labelled && <span className="visually-hidden">{text}</span>}
    </span>
  );
}

const BARS: Record<CasePriority, number> = { low: 1, normal: 2, high: 3, urgent: 4 };

/** Priority as one to four bars; "normal" is the quiet case and can be left out. */
export function PriorityMark({ priority, labelled = true }: { priority: CasePriority; labelled?: boolean }) {
  const { i18n } = useLingui();
  const label = priorityLabels[priority];
  const text = label ? i18n._(label) : priority;
  return (
    <span className={clsx(classes.iconBox, classes[`priority_${priority}`])} title={labelled ? text : undefined}>
      <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 3.5}
            y={12 - bar * 3}
            width="2.5"
            height={bar * 3}
            rx="0.8"
            fill="currentColor"
            opacity={bar <= BARS[priority] ? 1 : 0.22}
          />
        ))}
      </svg>
      {labelled && <span className="visually-hidden">{text}</span>}
    </span>
  );
}
