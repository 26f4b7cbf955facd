/** An action that can be taken back. */
export type Undoable = { id: string; undo: () => Promise<unknown> };

const LIMIT = 20;
let entries: Undoable[] = [];
let counter = 0;

export function pushUndo(undo: () => Promise<unknown>): Undoable {
  counter += 1;
  const entry = { id: `undo-${counter}`, undo };
  entries = [...entries, entry].slice(-LIMIT);
  return entry;
}

export function dropUndo(id: string): void {
  entries = entries.filter((entry) => entry.id !== id);
}

/** The newest action, which leaves the stack: pressing the key again takes back the one before. */
export function takeUndo(): Undoable | undefined {
  const entry = entries.at(-1);
  if (entry) dropUndo(entry.id);
  return entry;
}
