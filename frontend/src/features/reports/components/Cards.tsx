import { useLingui } from '@lingui/react/macro';
import { IconArrowDownRight, IconArrowUpRight, IconMinus } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { MetricEntry, ReportAnswer } from '../../../api/types';
import { noneOf } from '../model/grid';
import { changeOf, numberOf } from '../model/number';
import classes from './Cards.module.css';
import { Definitions } from './Definitions';
import { NumberLink } from './NumberLink';
import { useReportContext } from './report-context';
import { useReportText } from './use-report-text';

const FEWEST_IN_ROW = 3;
const MOST_IN_ROW = 5;
const ARROWS = { more: IconArrowUpRight, less: IconArrowDownRight, same: IconMinus };

/** One metric as a number: of how many things it tells, and how it has changed. */
function Card({ metric, answer }: { metric: MetricEntry; answer: ReportAnswer }) {
  const { t } = useLingui();
  const { how } = useReportContext();
  const text = useReportText(how);
  const { key, kind, label } = metric;
  const value = answer.total.values[key] ?? noneOf(metric);
  const before = answer.total.compared && (answer.total.compared[key] ?? noneOf(metric));
  const now = numberOf(kind, value, how);
  const change = changeOf(kind, now, numberOf(kind, before ?? undefined, how));
  const chance = text.significance(value?.pValue);
  const { low, high, n = 0 } = value ?? {};
  const Arrow = change && ARROWS[change.direction];
  return (
    <article className={classes.card} aria-label={label}>
      <header className={classes.head}>
        <h3 className={classes.label}>{label}</h3>
        <Definitions of={label} metrics={[key]} />
      </header>
      <p className={classes.value}>
        <NumberLink metric={key} value={value} from={answer.from} to={answer.to} className={classes.number}>
          {text.number(kind, now)}
        </NumberLink>
      </p>
      {kind !== 'count' && kind !== 'level' && <p className={classes.note}>{t`Out of ${text.number('count', n)}`}</p>}
      {typeof low === 'number' && typeof high === 'number' && (
        <p className={classes.note}>{t`Few answers: between ${text.percent(low)} and ${text.percent(high)}`}</p>
      )}
      {change && Arrow && (
        <p className={classes.change}>
          <Arrow size={14} stroke={1.75} aria-hidden="true" />
          <span>
            {text.changed(kind, change)}
            {chance && change.direction !== 'same' && `, ${chance}`}
            {before && change.direction !== 'same' && answer.comparedFrom && answer.comparedTo && (
              <>
                {' '}
                <NumberLink
                  metric={key}
                  value={before}
                  from={answer.comparedFrom}
                  to={answer.comparedTo}
                  className={classes.before}
                >
                  {t`before: ${text.number(kind, numberOf(kind, before ?? undefined, how))}`}
                </NumberLink>
              </>
            )}
          </span>
        </p>
      )}
    </article>
  );
}

export function Cards({ metrics, answer }: { metrics: readonly MetricEntry[]; answer: ReportAnswer }) {
  // Rows of the same length, as far as there is room.
  const rows = Math.ceil(metrics.length / MOST_IN_ROW);
  const columns = Math.max(FEWEST_IN_ROW, Math.ceil(metrics.length / rows));
  return (
    <div className={classes.cards} style={{ '--columns': columns } as CSSProperties}>
      {metrics.map((metric) => (
        <Card key={metric.key} metric={metric} answer={answer} />
      ))}
    </div>
  );
}
