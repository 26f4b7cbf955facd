/** Passes on what a select without an empty choice gives: Mantine types it as possibly null. */
export function whenChosen<T extends string>(value: T | null, use: (value: T) => void): void {
  if (value !== null) use(value);
}
