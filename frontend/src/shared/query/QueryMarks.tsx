import clsx from 'clsx';
import type { Ref } from 'react';
import classes from './QueryInput.module.css';
import { tokenize } from './tokens';

type Stretch = { start: number; end: number };

/** The text of a field once more, unseen but for what is marked in it: keys, and the place of a fault. */
export function QueryMarks({ query, fault, ref }: { query: string; fault?: Stretch; ref: Ref<HTMLDivElement> }) {
  const keys = tokenize(query).filter((token) => token.kind === 'key' || token.kind === 'operator');
  const within = (stretches: readonly Stretch[], at: number) =>
    stretches.some((stretch) => stretch.start <= at && at < stretch.end);
  const faults = fault ? [fault] : [];
  const cuts = [0, query.length, ...[...keys, ...faults].flatMap((stretch) => [stretch.start, stretch.end])];
  const ordered = [...new Set(cuts)].filter((cut) => cut <= query.length).sort((a, b) => a - b);
  return (
    <div className={classes.marks} aria-hidden="true">
      <div ref={ref} className={classes.scrolled}>
        {ordered.slice(0, -1).map((start, index) => (
          <span
            key={start}
            className={clsx(within(keys, start) && classes.key, within(faults, start) && classes.fault)}
          >
            {query.slice(start, ordered[index + 1])}
          </span>
        ))}
        {fault && fault.start >= query.length && <span className={classes.fault}>{'\u00a0\u00a0'}</span>}
      </div>
    </div>
  );
}
