import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ApiProblem, isProblem } from '../../api/problem';
import { faultAt, repaired } from './clauses';
import classes from './QueryFault.module.css';

const SHOWN = 12;

/** The server's answer to a query that it cannot understand. */
export function queryProblem(error: unknown): ApiProblem | undefined {
  return isProblem(error, 'invalid_query') ? error : undefined;
}

function positionOf(problem: ApiProblem): number {
  return typeof problem.body.position === 'number' ? problem.body.position : 0;
}

/** The stretch of the query that the problem is about, in UTF-16 units. */
export function faultIn(query: string, problem: ApiProblem | undefined): { start: number; end: number } | undefined {
  return problem && faultAt(query, positionOf(problem));
}

/** What is wrong with a query and what could stand there instead, with a button that puts it right. */
export function QueryFault({
  id,
  query,
  problem,
  onRepair,
}: {
  id: string;
  query: string;
  problem: ApiProblem;
  onRepair: (query: string) => void;
}) {
  const { t } = useLingui();
  const { suggestion, expected } = problem.body;
  const listed = problem.errors.some((error) => /^query_unknown_(key|value)$/.test(error.code));
  const choices = listed && Array.isArray(expected) ? expected.filter((each) => typeof each === 'string') : [];
  const shown = choices.slice(0, SHOWN);
  if (choices.length > SHOWN) shown.push('…');
  return (
    <div className={classes.fault}>
      <p id={id} className={classes.text} role="alert">
        {problem.errors.map((error) => error.detail).join(' ') || problem.detail || problem.title}
        {shown.length > 0 && (
          <>
            {' '}
            <span className={classes.expected}>{t`Possible here: ${shown.join(', ')}`}</span>
          </>
        )}
      </p>
      {typeof suggestion === 'string' && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onRepair(repaired(query, positionOf(problem), suggestion))}
        >
          <Trans>Use “{suggestion}”</Trans>
        </Button>
      )}
    </div>
  );
}
