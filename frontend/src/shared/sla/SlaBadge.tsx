import { useLingui } from '@lingui/react/macro';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconClockExclamation,
  IconPlayerPause,
} from '@tabler/icons-react';
import clsx from 'clsx';
import { useCountdownNow, useNow } from '../hooks/use-now';
import { useFormat } from '../i18n/format';
import { metricLabels } from '../i18n/labels';
import classes from './SlaBadge.module.css';
import { type Promised, type TimerState, timerSentence, timerState, timerWords } from './timer';

const ICONS = {
  overdue: IconAlertTriangle,
  soon: IconClockExclamation,
  running: IconClock,
  paused: IconPlayerPause,
  done: IconCircleCheck,
} as const;

export type Timer = { state: TimerState; words: string; metric: string | undefined; title: string };

function useWords(promised: Promised, now: number, leftShare?: number, fine?: boolean): Timer | undefined {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const state = timerState(promised, now, leftShare);
  if (!state) return undefined;
  const sentence = timerSentence(i18n, promised, state, now);
  const at = promised.nextDueAt ? format.dateTime(promised.nextDueAt) : undefined;
  return {
    state,
    words: timerWords(i18n, promised, state, now, fine),
    metric: promised.nextDueMetric && state !== 'done' ? i18n._(metricLabels[promised.nextDueMetric]) : undefined,
    title: at && state !== 'done' ? t`${sentence}, due ${at}` : sentence,
  };
}

/**
 * Where the next promise of the open case stands now, in words and down to its last seconds; undefined where nothing is
 * promised. `leftShare` says how much of the target is left at most at an instant, from 0 to 1.
 */
export function useTimer(promised: Promised, leftShare: (now: number) => number | undefined): Timer | undefined {
  const now = useCountdownNow(promised.nextDueAt ? Date.parse(promised.nextDueAt) : undefined);
  return useWords(promised, now, leftShare(now), true);
}

export function TimerFace({ timer }: { timer: Timer }) {
  const Icon = ICONS[timer.state];
  return (
    <span className={clsx(classes.badge, classes[timer.state])}>
      <Icon size={13} stroke={2} aria-hidden="true" className={classes.icon} />
      {timer.metric && <span className={classes.metric}>{`${timer.metric} · `}</span>}
      <span className={classes.words}>{timer.words}</span>
    </span>
  );
}

/** The next promise of a case as icon, words and colour; the exact instant is in the tooltip and in the hidden text. */
export function SlaBadge({ promised }: { promised: Promised }) {
  const timer = useWords(promised, useNow());
  if (!timer) return null;
  return (
    <span title={timer.title} className={classes.badge}>
      <span aria-hidden="true" className={classes.badge}>
        <TimerFace timer={timer} />
      </span>
      <span className="visually-hidden">{timer.title}</span>
    </span>
  );
}
