import { useLingui } from '@lingui/react/macro';
import { createFileRoute } from '@tanstack/react-router';
import { EmptyState } from '../shared/ui/States';
import classes from './-inbox/InboxPage.module.css';

export const Route = createFileRoute('/views/$viewId/')({ component: NoCase });

function NoCase() {
  const { t } = useLingui();
  return (
    <div className={classes.nothing}>
      <EmptyState drawing="letter" title={t`Choose a case`}>
        {t`Press J and K to go through the list, or Ctrl+K to find a case by its number.`}
      </EmptyState>
    </div>
  );
}
