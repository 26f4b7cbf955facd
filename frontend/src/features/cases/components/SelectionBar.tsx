import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { MOST_CHOSEN, type Selection } from '../model/selection';
import classes from './SelectionBar.module.css';

type Props = {
  selection: Selection;
  /** How many rows of the list are loaded, and how many there are in all, as words. */
  loaded: number;
  total: { count: number; text: string } | undefined;
  /** All that is loaded; once that is chosen, all that match. */
  onMore: () => void;
  onClear: () => void;
  actions?: ReactNode;
};

/** Stands in place of the list's head while cases are chosen. */
export function SelectionBar({ selection, loaded, total, onMore, onClear, actions }: Props) {
  const { t } = useLingui();
  const most = Math.min(loaded, MOST_CHOSEN);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t`Selected cases`}>
      <CloseButton size={28} aria-label={t`Deselect all`} onClick={onClear} />
      <h1 className={classes.count}>
        {selection.allMatching ? (
          <Trans>All {total?.text} selected</Trans>
        ) : (
          <Plural value={selection.ids.size} one="# selected" other="# selected" />
        )}
      </h1>
      {actions}
      {!selection.allMatching && (selection.ids.size < most || (total && total.count > most)) && (
        <Button className={classes.more} size="compact-sm" variant="subtle" onClick={onMore}>
          {selection.ids.size < most ? <Trans>Select all</Trans> : <Trans>Select all {total?.text} that match</Trans>}
        </Button>
      )}
    </div>
  );
}
