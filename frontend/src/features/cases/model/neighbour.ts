/** The id one step away from the selected one; from nowhere, the first. Stops at both ends. */
export function neighbour(ids: readonly number[], selected: number | undefined, step: 1 | -1): number | undefined {
  const at = selected === undefined ? -1 : ids.indexOf(selected);
  if (at < 0) return ids[0];
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}
