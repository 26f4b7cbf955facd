import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../../api/problem';
import { Drawing, type DrawingName } from './Drawing';
import classes from './States.module.css';

/** Shows the placeholder only when the answer takes longer than a blink. */
export function Delayed({ children, ms = 150 }: { children: ReactNode; ms?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return shown ? children : null;
}

export function Lines({ count = 3, height = 14 }: { count?: number; height?: number }) {
  const { t } = useLingui();
  return (
    <div className={classes.lines} aria-busy="true">
      <span className="visually-hidden">{t`Loading`}</span>
      <Delayed>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          <Skeleton key={index} height={height} radius="sm" width={`${92 - ((index * 37) % 45)}%`} />
        ))}
      </Delayed>
    </div>
  );
}

/** Why there is nothing here, and the one thing to do about it. */
export function EmptyState({
  drawing,
  title,
  children,
  action,
}: {
  drawing: DrawingName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      <Drawing name={drawing} />
      <p className={classes.title}>{title}</p>
      {children && <p className={classes.text}>{children}</p>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}

/** The words of an error: what the server said, else what we can tell. */
export function useProblemText(): (error: unknown) => { title: string; detail?: string; requestId?: string } {
  const { t } = useLingui();
  return (error) => {
    if (error instanceof ApiProblem) {
      if (error.code === 'network') {
        return { title: t`No connection to the server`, detail: t`Check the network and try again.` };
      }
      return {
        title: error.title || t`The server answered with an error`,
        detail: error.detail,
        requestId: error.requestId,
      };
    }
    return { title: t`Something went wrong`, detail: error instanceof Error ? error.message : undefined };
  };
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useLingui();
  const text = useProblemText()(error);
  return (
    <div className={classes.state} role="alert">
      <Drawing name="broken" />
      <p className={classes.title}>{text.title}</p>
      {text.detail && <p className={classes.text}>{text.detail}</p>}
      {text.requestId && (
        <p className={classes.request}>
          <Trans>Request {text.requestId}</Trans>
        </p>
      )}
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" size="sm" onClick={onRetry} leftSection={<IconRefresh size={16} stroke={1.75} />}>
            {t`Try again`}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The small form of {@link ErrorState} for a panel or a form. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useLingui();
  const text = useProblemText()(error);
  return (
    <div className={classes.note} role="alert">
      <div>
        <strong>{text.title}</strong>
        {text.detail && text.detail !== text.title && <> {text.detail}</>}
        {text.requestId && (
          <div className={classes.request}>
            <Trans>Request {text.requestId}</Trans>
          </div>
        )}
      </div>
      {onRetry && (
        <Button variant="default" size="compact-xs" onClick={onRetry}>
          {t`Try again`}
        </Button>
      )}
    </div>
  );
}
