/** Which cases of a list are chosen: some, or all that the list finds, loaded or not. */
export type Selection = { ids: ReadonlySet<number>; allMatching: boolean };

/** So many can be chosen one by one; more than that only as all that a list finds. */
export const MOST_CHOSEN = 500;

export const NOTHING: Selection = { ids: new Set(), allMatching: false };

export function toggled(selection: Selection, id: number): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, allMatching: false };
}

export function withRange(selection: Selection, order: readonly number[], from: number, to: number): Selection {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  const range = a < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1);
  return { ids: new Set([...selection.ids, ...range]), allMatching: false };
}

/** One step further from `from` to `to`: both are chosen; on the way back, what is left behind is not any more. */
export function extended(selection: Selection, from: number, to: number): Selection {
  if (from === to) return withRange(selection, [to], to, to);
  const ids = new Set(selection.ids);
  if (ids.has(from) && ids.has(to)) ids.delete(from);
  else ids.add(from).add(to);
  return { ids, allMatching: false };
}

/**
 * All that is loaded; once that is chosen, all that the list finds.
 *
 * @param total how many cases the list finds, as far as known
 */
export function widened(selection: Selection, loaded: readonly number[], total: number | undefined): Selection {
  const ids = new Set(loaded.slice(0, MOST_CHOSEN));
  const chosen = [...ids].every((id) => selection.ids.has(id));
  return { ids, allMatching: selection.allMatching || (chosen && total !== undefined && total > ids.size) };
}
