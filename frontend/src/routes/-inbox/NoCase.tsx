import { useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../shared/ui/States';
import classes from './InboxPage.module.css';

/** Beside a list of which no case is open. */
export function NoCase() {
  const { t } = useLingui();
  return (
    <div className={classes.nothing}>
      <EmptyState drawing="letter" title={t`Choose a case`}>
        {t`Press J and K to go through the list, or Ctrl+K to find a case by its number.`}
      </EmptyState>
    </div>
  );
}
