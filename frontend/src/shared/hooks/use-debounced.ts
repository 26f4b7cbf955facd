import { useDebouncedValue } from '@mantine/hooks';

/** The text of a search field, 200 ms after the last key. */
export function useDebounced(value: string): string {
  return useDebouncedValue(value, 200)[0];
}
