import { useLingui } from '@lingui/react/macro';
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import type { WidgetKind } from '../../../../api/types';
import { announce } from '../../../../shared/a11y/Announcer';
import { focusIfLost } from '../../../../shared/hooks/use-focus-back';
import { useUndo } from '../../../../shared/undo/undo';
import { type Draft, moved, newPart, type Part } from '../model/draft';
import { type Place, partAt, placeIn } from '../model/faults';
import { focusOn } from './Field';
import type { PartActions } from './PartList';
import { usePartWords } from './use-part-words';

/** What can be done with the parts of a draft; which one is unfolded, and what is said to be wrong with which. */
export function useParts(draft: Draft, setDraft: Dispatch<SetStateAction<Draft>>) {
  const { t } = useLingui();
  const words = usePartWords();
  const { offer } = useUndo();
  const [opened, setOpened] = useState(draft.parts[0]?.id);
  const [faults, setFaults] = useState<ReadonlyMap<Place, string>>(new Map());
  // An object, so that the same place can be wanted twice.
  const [wanted, setWanted] = useState<{ place: Place }>();
  useEffect(() => {
    if (wanted) focusOn(wanted.place);
  }, [wanted]);

  const clear = (isGone: (place: Place) => boolean) =>
    setFaults((before) => new Map([...before].filter(([place]) => !isGone(place))));
  const setParts = (change: (parts: Part[]) => Part[]) =>
    setDraft((before) => ({ ...before, parts: change(before.parts) }));
  const show = (place: Place) => {
    setOpened((before) => partAt(place) ?? before);
    setWanted({ place });
  };

  const actions: PartActions = {
    open: setOpened,
    change: (part) => {
      setParts((parts) => parts.map((each) => (each.id === part.id ? part : each)));
      clear((place) => partAt(place) === part.id || place === 'parts' || place === 'compare');
    },
    add: (kind: WidgetKind) => {
      const part = newPart(kind);
      setParts((parts) => [...parts, part]);
      clear((place) => place === 'parts');
      show(placeIn(part, 'metrics'));
    },
    copy: (id) => {
      const at = draft.parts.findIndex((part) => part.id === id);
      const part = draft.parts[at];
      if (!part) return;
      const copy = { ...part, id: crypto.randomUUID() };
      setParts((parts) => parts.toSpliced(at + 1, 0, copy));
      announce(t`Duplicated: ${words.title(part)}`);
      show(placeIn(copy, 'metrics'));
    },
    remove: (id) => {
      const at = draft.parts.findIndex((part) => part.id === id);
      const part = draft.parts[at];
      if (!part) return;
      const title = words.title(part);
      setParts((parts) => parts.filter((each) => each.id !== id));
      clear((place) => partAt(place) === id);
      offer(t`Part “${title}” removed`, async () => setParts((parts) => parts.toSpliced(at, 0, part)));
      const next = draft.parts[at + 1] ?? draft.parts[at - 1];
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>(next ? `[data-part="${next.id}"] button` : '[data-add]')?.focus(),
      );
    },
    move: (id, by) => {
      const at = draft.parts.findIndex((part) => part.id === id);
      const part = draft.parts[at];
      const place = at + by + 1;
      const count = draft.parts.length;
      if (!part || place < 1 || place > count) return;
      // What moves on the page loses the focus.
      const focused = document.activeElement;
      setParts((parts) => moved(parts, id, by));
      focusIfLost(focused instanceof HTMLElement ? focused : null);
      announce(t`${words.title(part)}: place ${place} of ${count}`);
    },
  };
  return {
    opened,
    faults,
    actions,
    clear,
    /** Shows what is wrong where it is, and goes to the first of it. */
    tell: (told: ReadonlyMap<Place, string>) => {
      setFaults(told);
      const [first] = told.keys();
      if (first !== undefined) show(first);
    },
  };
}
