import { useLocalStorage } from '@mantine/hooks';

/** A switch of the layout that this device remembers. */
export function useStoredFlag(key: string, initial: boolean): [boolean, () => void, (value: boolean) => void] {
  const [value, setValue] = useLocalStorage<boolean>({ key, defaultValue: initial, getInitialValueInEffect: false });
  return [value, () => setValue(!value), setValue];
}
