import type { MessageDescriptor } from '@lingui/core';
import { useEffect, useRef, useSyncExternalStore } from 'react';

export type CommandGroup = 'navigation' | 'list' | 'case' | 'compose' | 'report' | 'appearance' | 'help';

/**
 * One thing an agent can do. The palette, the keyboard, the hints in menus and the sheet of shortcuts all read this.
 * `keys` are physical keys (`bracketleft`, `g>i`, `mod+k`), so they work on every keyboard layout.
 */
export type Command = {
  id: string;
  title: MessageDescriptor;
  group: CommandGroup;
  keys?: readonly string[];
  /** Works while the cursor is in a text field (only for keys with a modifier). */
  inFields?: boolean;
  /** Not offered in the palette: moves that make sense only as a key. */
  keyOnly?: boolean;
  /** Asked when the key is pressed: a no leaves the key to the browser. */
  when?: () => boolean;
  run: () => void;
};

let owners = new Map<symbol, readonly Command[]>();
let snapshot: readonly Command[] = [];
const listeners = new Set<() => void>();

function publish(): void {
  // The one registered last wins: what lies on top answers.
  const byId = new Map<string, Command>();
  for (const commands of owners.values()) for (const command of commands) byId.set(command.id, command);
  snapshot = [...byId.values()];
  for (const listener of listeners) listener();
}

export function registerCommands(owner: symbol, commands: readonly Command[]): () => void {
  owners = new Map(owners).set(owner, commands);
  publish();
  return () => {
    owners = new Map(owners);
    owners.delete(owner);
    publish();
  };
}

export function commandsNow(): readonly Command[] {
  return snapshot;
}

/** Every command that can be run at this moment. */
export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, commandsNow);
}

/** Offers the commands while the calling component is on the screen. `run` may change with every render. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = commands.map((command) => `${command.id}:${command.title.id}`).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the list; `run` is read when it is called
  useEffect(() => {
    const stable = latest.current.map((command) => ({
      ...command,
      when: command.when && (() => latest.current.find((each) => each.id === command.id)?.when?.() ?? true),
      run: () => latest.current.find((each) => each.id === command.id)?.run(),
    }));
    return registerCommands(Symbol('commands'), stable);
  }, [shape]);
}

export function runCommand(id: string): void {
  snapshot.find((command) => command.id === id)?.run();
}
