import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { useFullscreenElement } from '@mantine/hooks';
import { IconMaximize, IconMinimize } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { caseQueries } from '../../../api/queries/cases';
import { reportQueries } from '../../../api/queries/reports';
import { useDocumentTitle } from '../../../shared/hooks/use-document-title';
import { useNow } from '../../../shared/hooks/use-now';
import { useFormat } from '../../../shared/i18n/format';
import { numberOf } from '../model/number';
import { daysOf } from '../model/range';
import { useFrame } from './use-frame';
import { useReportText } from './use-report-text';
import classes from './Wallboard.module.css';

const REFRESH_MS = 30_000;
const UNSOLVED = 'status:new,open,pending,on_hold';
const HOW = { time: 'calendar', stat: 'median' } as const;

/** What matters now, in numbers that can be read from across the room. They follow what happens, at most every 5 seconds. */
export function Wallboard() {
  const { t } = useLingui();
  const title = t`Wallboard`;
  useDocumentTitle(title);
  const format = useFormat();
  const now = useNow();
  const { ref, toggle, fullscreen } = useFullscreenElement<HTMLElement>();
  const frame = useFrame('today');
  const text = useReportText(HOW);
  const live = { refetchInterval: REFRESH_MS };
  const useCount = (query: string) => useQuery({ ...caseQueries.count({ query }), ...live });
  const unsolved = useCount(UNSOLVED);
  const unassigned = useCount(`${UNSOLVED} assignee:none`);
  const breached = useCount(`${UNSOLVED} due<0h`);
  const atRisk = useCount(`${UNSOLVED} due<1h -due<0h`);
  const today = useQuery({
    ...reportQueries.live({
      metrics: ['cases_created', 'cases_solved', 'first_reply_time'],
      ...daysOf('today', frame.days.from, frame.weekStart),
      timeZone: frame.timeZone,
      weekStart: frame.weekStart,
    }),
    ...live,
  });
  const of = (key: string, kind: 'count' | 'duration') => {
    const number = numberOf(kind, today.data?.total.values[key], HOW);
    return text.number(kind, number ?? (today.data && kind === 'count' ? 0 : undefined));
  };
  const counted = ({ data }: ReturnType<typeof useCount>) =>
    data ? (data.exact ? format.number(data.total) : `${format.number(data.total)}+`) : '–';
  const old = [unsolved, unassigned, breached, atRisk, today].some((query) => query.isError);
  const late = (breached.data?.total ?? 0) > 0;
  const near = (atRisk.data?.total ?? 0) > 0;
  return (
    <main ref={ref} className={classes.board}>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        {old && <span className={classes.old} role="status">{t`Not up to date`}</span>}
        <time className={classes.clock} dateTime={new Date(now).toISOString()}>
          {format.time(new Date(now).toISOString())}
        </time>
        <ActionIcon
          size={36}
          aria-label={fullscreen ? t`Leave the full screen` : t`Full screen`}
          onClick={() => void toggle()}
        >
          {fullscreen ? <IconMinimize size={20} stroke={1.75} /> : <IconMaximize size={20} stroke={1.75} />}
        </ActionIcon>
      </header>
      <dl className={classes.numbers}>
        <Big label={t`Unsolved`} value={counted(unsolved)} />
        <Big label={t`Unassigned`} value={counted(unassigned)} />
        <Big label={t`Overdue`} value={counted(breached)} tone={late ? 'late' : undefined} />
        <Big label={t`Due within an hour`} value={counted(atRisk)} tone={near ? 'near' : undefined} />
        <Big label={t`New today`} value={of('cases_created', 'count')} />
        <Big label={t`Solved today`} value={of('cases_solved', 'count')} />
        <Big label={t`First reply today`} value={of('first_reply_time', 'duration')} />
      </dl>
    </main>
  );
}

function Big({ label, value, tone }: { label: string; value: string; tone?: 'late' | 'near' }) {
  return (
    <div className={classes.number} data-tone={tone}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
