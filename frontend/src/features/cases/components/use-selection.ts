import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { announce } from '../../../shared/a11y/Announcer';
import { NOTHING, type Selection } from '../model/selection';

export type SelectionState = {
  selection: Selection;
  change: (next: Selection) => void;
  clear: () => void;
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
  return { selection: state.list === list ? state.selection : NOTHING, change, clear: () => change(NOTHING) };
}
