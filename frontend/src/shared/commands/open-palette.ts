import { useSyncExternalStore } from 'react';

// The palette is a heavy part that most page loads never need: it is fetched when it is first opened.
let wanted = false;
let open: (() => void) | undefined;
const listeners = new Set<() => void>();

export function openPalette(): void {
  if (open) {
    open();
    return;
  }
  wanted = true;
  for (const listener of listeners) listener();
}

/** Called by the palette when it is there; opens it if that is why it was fetched. */
export function registerPalette(opener: () => void): () => void {
  open = opener;
  opener();
  return () => {
    open = undefined;
  };
}

export function usePaletteWanted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}
