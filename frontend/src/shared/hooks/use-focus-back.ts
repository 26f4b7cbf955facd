import { useEffect, useState } from 'react';

/** After what is on top has gone: gives the focus to an element, unless something else has it already. */
export function focusIfLost(wanted: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) wanted?.focus();
  });
}

/** For a dialog that is on the page only while it is open: gives the focus back where it was before. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => focusIfLost(before instanceof HTMLElement ? before : null), [before]);
}
