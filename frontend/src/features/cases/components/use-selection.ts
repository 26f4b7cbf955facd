import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { announce } from '../../../shared/a11y/Announcer';
import { NOTHING, type Selection } from '../model/selection';

export type SelectionState = {
  selection: Selection;
  change: (next: Selection) => void;
  clear: () => void;
  /** Chooses these once more, unless other ones were chosen or another list has come in the meantime. */
  restore: (ids: readonly number[]) => void;
};

/** The chosen cases of one list, said aloud with each change; another list begins with none. */
export function useSelection(list: string): SelectionState {
  const { t } = useLingui();
  const [state, setState] = useState({ list, selection: NOTHING });
  if (state.list !== list) setState({ list, selection: NOTHING });
  const change = (selection: Selection) => {
    setState({ list, selection });
    announce(
      selection.allMatching
        ? t`All cases of this list are selected`
        : t`${plural(selection.ids.size, { one: '# case selected', other: '# cases selected' })}`,
    );
  };
  const restore = (ids: readonly number[]) =>
    setState((now) =>
      now.list === list && now.selection.ids.size === 0 && !now.selection.allMatching
        ? { list, selection: { ids: new Set(ids), allMatching: false } }
        : now,
    );
  return {
    selection: state.list === list ? state.selection : NOTHING,
    change,
    clear: () => change(NOTHING),
    restore,
  };
}
