import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { IconMessageOff, IconPin } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import clsx from 'clsx';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CaseSla, SlaClock, SlaMetric } from '../../../api/types';
import { durationText } from '../../../shared/i18n/duration';
import { useFormat } from '../../../shared/i18n/format';
import { clockStateLabels, metricLabels } from '../../../shared/i18n/labels';
import { ErrorNote, Lines } from '../../../shared/ui/States';
import { cancelLabels } from '../model/cancel-labels';
import classes from './Ledger.module.css';
import { DueForm, WaiveForm } from './LedgerForms';

type Props = { query: UseQueryResult<CaseSla>; caseId: number; mayPin: boolean; mayReply: boolean };

/** Each clock of a case with how its time was counted, and what may be done about it. */
export default function Ledger({ query, caseId, mayPin, mayReply }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [waiving, setWaiving] = useState(false);
  const section = useRef<HTMLElement>(null);
  const sla = query.data;
  return (
    <section ref={section} className={classes.ledger} tabIndex={-1} data-autofocus aria-label={t`What is promised`}>
      <h2 className={classes.title}>{t`What is promised`}</h2>
      {query.isPending && <Lines count={5} />}
      {query.isError && <ErrorNote error={query.error} onRetry={() => void query.refetch()} />}
      {sla && (
        <>
          {sla.unansweredSince && (
            <div className={classes.waits}>
              <p>
                <Trans>The customer has waited for a reply since {format.dateTime(sla.unansweredSince)}.</Trans>
              </p>
              {mayReply && !waiving && (
                <Button
                  variant="default"
                  leftSection={<IconMessageOff size={15} stroke={1.75} />}
                  onClick={() => setWaiving(true)}
                >
                  {t`No reply needed…`}
                </Button>
              )}
              {mayReply && waiving && (
                <WaiveForm
                  caseId={caseId}
                  onDone={() => {
                    setWaiving(false);
                    section.current?.focus();
                  }}
                />
              )}
            </div>
          )}
          {sla.clocks.length === 0 && <p className={classes.faint}>{t`Nothing is promised for this case.`}</p>}
          {sla.clocks.map((clock) => (
            <Clock key={clock.id} clock={clock} caseId={caseId} mayPin={mayPin} />
          ))}
        </>
      )}
    </section>
  );
}

function Clock({ clock, caseId, mayPin }: { clock: SlaClock; caseId: number; mayPin: boolean }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const [pinning, setPinning] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const metric = i18n._(metricLabels[clock.metric as SlaMetric]);
  const running = clock.endedAt === null;
  const close = () => {
    // The button is back before the focus leaves the form, so that Escape still closes the ledger.
    flushSync(() => setPinning(false));
    opener.current?.focus();
  };
  // In hours at most: a day of open time is not a day.
  const length = (seconds: number) => durationText(format.locale, seconds);
  const word = clock.cancelReason && cancelLabels[clock.cancelReason];
  const why = word ? i18n._(word) : clock.cancelReason;
  const facts: [string, string][] = [
    [t`Target`, clock.targetSeconds === null ? t`No longer promised` : length(clock.targetSeconds)],
    [t`Counted`, length(clock.elapsedSeconds)],
  ];
  if (clock.dueAt) facts.push([t`Due`, format.dateTime(clock.dueAt)]);
  if (clock.endedAt) facts.push([t`Ended`, format.dateTime(clock.endedAt)]);
  return (
    <article className={classes.clock} aria-label={clock.turn > 1 ? `${metric} ${clock.turn}` : metric}>
      <header className={classes.head}>
        <h3 className={classes.metric}>
          {metric}
          {clock.turn > 1 && <span className={classes.turn}> {clock.turn}</span>}
        </h3>
        <span className={clsx(classes.state, classes[`state_${clock.state}`])}>
          {i18n._(clockStateLabels[clock.state])}
        </span>
        {clock.pinned && (
          <span className={classes.pinned}>
            <IconPin size={13} stroke={1.75} aria-hidden="true" />
            {t`Set by hand`}
          </span>
        )}
      </header>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {clock.pinReason && <p className={classes.reason}>{clock.pinReason}</p>}
      {why && (
        <p className={classes.reason}>
          <Trans>Cancelled: {why}</Trans>
        </p>
      )}
      {clock.breaches.length > 0 && (
        <ul className={classes.breaches}>
          {clock.breaches.map((breach) => (
            <li key={breach.at} className={clsx(classes.breach, breach.superseded && classes.superseded)}>
              <span className={breach.superseded ? classes.struck : undefined}>
                {breach.cause === 'recalculated'
                  ? t`Breached ${format.dateTime(breach.at)}, when other rules came to hold`
                  : t`Breached ${format.dateTime(breach.at)}`}
              </span>
              {breach.superseded && <span> {t`Superseded: the new target was kept.`}</span>}
            </li>
          ))}
        </ul>
      )}
      <ol className={classes.intervals}>
        {clock.intervals.map((interval) => (
          <li key={`${interval.from} ${interval.eventId}`} className={classes[interval.kind]}>
            <span>{interval.sentence}</span>
            <span className={classes.span}>
              {interval.to
                ? t`${format.dateTime(interval.from)} – ${format.dateTime(interval.to)}`
                : t`since ${format.dateTime(interval.from)}`}
            </span>
          </li>
        ))}
      </ol>
      {mayPin && running && !pinning && (
        <Group gap={6}>
          <Button
            ref={opener}
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPin size={14} stroke={1.75} />}
            aria-label={
              clock.pinned ? t`${metric}: change or take back the due instant` : t`${metric}: set the due instant`
            }
            onClick={() => setPinning(true)}
          >
            {clock.pinned ? t`Change or take back…` : t`Set the due instant…`}
          </Button>
        </Group>
      )}
      {pinning && <DueForm clock={clock} caseId={caseId} onDone={close} />}
    </article>
  );
}
