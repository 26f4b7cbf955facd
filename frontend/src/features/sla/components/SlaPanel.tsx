import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Popover, Skeleton, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { slaQueries } from '../../../api/queries/sla';
import type { CaseView } from '../../../api/types';
import { announce } from '../../../shared/a11y/Announcer';
import { useCommands } from '../../../shared/commands/registry';
import { type Timer, TimerFace, useTimer } from '../../../shared/sla/SlaBadge';
import type { TimerState } from '../../../shared/sla/timer';
import { leftShare } from '../model/left-share';
import classes from './SlaPanel.module.css';

const COUNT_AGAIN_MS = 60_000;

const Ledger = lazy(() => import('./Ledger'));

type Props = { value: CaseView; mayPin: boolean; mayReply: boolean };

/** Says it once when the promise of the case that is open comes into another state; not when another case is opened. */
function useAnnounced(caseId: number, timer: Timer | undefined): void {
  const heard = useRef<{ caseId: number; state: TimerState | undefined }>(undefined);
  const state = timer?.state;
  const words = timer?.title;
  useEffect(() => {
    const before = heard.current;
    if (before?.caseId === caseId && before.state !== state && before.state && words) announce(words);
    heard.current = { caseId, state };
  }, [caseId, state, words]);
}

/** The timer of a case; it opens the ledger that says how the due instant came about. */
export function SlaPanel({ value, mayPin, mayReply }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const promised = value.slaState !== null;
  const ledger = useQuery({
    ...slaQueries.ofCase(value.id),
    enabled: promised,
    // How much open time is left is counted by the server only.
    refetchInterval: value.slaState === 'running' ? COUNT_AGAIN_MS : false,
  });
  const timer = useTimer(value, (now) => leftShare(ledger.data, value.nextDueAt, now));
  useAnnounced(value.id, timer);
  useCommands(
    promised
      ? [
          {
            id: 'sla-ledger',
            title: msg`Explain what is promised and when it is due`,
            group: 'case',
            keys: ['t'],
            run: () => setOpened((now) => !now),
          },
        ]
      : [],
  );
  if (!timer) return null;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={460}
      trapFocus
      closeOnEscape={false}
      withinPortal
    >
      <Popover.Target>
        <UnstyledButton
          ref={button}
          className={classes.button}
          title={timer.title}
          aria-label={timer.title}
          aria-haspopup="dialog"
          onClick={() => setOpened((now) => !now)}
        >
          <TimerFace timer={timer} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown
        className={classes.panel}
        aria-label={t`What is promised`}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // It closes this layer only, not the case behind it.
          event.stopPropagation();
          setOpened(false);
          button.current?.focus();
        }}
      >
        <Suspense fallback={<Skeleton height={160} />}>
          <Ledger query={ledger} caseId={value.id} mayPin={mayPin} mayReply={mayReply} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
