import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { EmptyState, ErrorState } from '../../shared/ui/States';

export function NotFound() {
  const { t } = useLingui();
  return (
    <EmptyState
      drawing="search"
      title={t`There is nothing here`}
      action={
        <Button variant="default" size="sm" renderRoot={(props) => <Link to="/" {...props} />}>
          <Trans>To my cases</Trans>
        </Button>
      }
    >
      <Trans>It does not exist, or you may not see it.</Trans>
    </EmptyState>
  );
}

/** A part of the application that a newer build has replaced cannot be loaded any more. */
function isStaleBuild(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script failed|preload CSS/i.test(error.message);
}

export function RouteError({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  if (isStaleBuild(error)) {
    return (
      <EmptyState
        drawing="letter"
        title={t`There is a new version`}
        action={<Button size="sm" onClick={() => location.reload()}>{t`Reload`}</Button>}
      >
        <Trans>Reload the page to go on. Your drafts are kept.</Trans>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
