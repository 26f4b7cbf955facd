import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Selection } from '../model/selection';
import classes from './SelectionBar.module.css';

type Props = {
  selection: Selection;
  /** How many rows of the list are loaded, and how many there are in all, as words. */
  loaded: number;
  total: { count: number; text: string } | undefined;
  onAllLoaded: () => void;
  onAllMatching: () => void;
  onClear: () => void;
  actions?: ReactNode;
};

/** Stands in place of the list's head while cases are chosen. */
export function SelectionBar({ selection, loaded, total, onAllLoaded, onAllMatching, onClear, actions }: Props) {
  const { t } = useLingui();
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
      {!selection.allMatching && selection.ids.size < loaded && (
        <Button size="compact-sm" variant="subtle" onClick={onAllLoaded}>
          <Trans>Select all</Trans>
        </Button>
      )}
      {!selection.allMatching && selection.ids.size >= loaded && total && total.count > loaded && (
        <Button size="compact-sm" variant="subtle" onClick={onAllMatching}>
          <Trans>Select all {total.text} that match</Trans>
        </Button>
      )}
      {actions}
    </div>
  );
}
