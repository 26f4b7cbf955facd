import { useHotkeys } from 'react-hotkeys-hook';
import { needsModifier } from './keys';
import { type Command, useAllCommands } from './registry';

const SEQUENCE_MS = 1000;
let sequenceStartedAt = 0;

/** After `g` the next key belongs to the sequence, whether it completes one or not. */
function belongsToSequence(event: KeyboardEvent): boolean {
  if (Date.now() - sequenceStartedAt > SEQUENCE_MS) return false;
  if (event.code !== 'KeyG') endSequence();
  return true;
}

/** Only after every handler has seen the key: none may take its second half for a key of its own. */
function endSequence(): void {
  setTimeout(() => {
    sequenceStartedAt = 0;
  });
}

/** A key belongs to the layer on top, not to the page behind it. */
function layerOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((layer) =>
    layer.checkVisibility(),
  );
}

function CommandKey({ command, keys }: { command: Command; keys: string }) {
  const sequence = keys.includes('>');
  useHotkeys(
    keys,
    () => {
      if (sequence) endSequence();
      command.run();
    },
    {
      preventDefault: true,
      enableOnFormTags: Boolean(command.inFields),
      enableOnContentEditable: Boolean(command.inFields),
      sequenceTimeoutMs: SEQUENCE_MS,
      ignoreEventWhen: (event) =>
        event.isComposing ||
        layerOpen() ||
        command.when?.() === false ||
        (!sequence && !needsModifier(keys) && belongsToSequence(event)),
    },
    [command],
  );
  return null;
}

/** Binds the keys of every command on the screen. `singleKeys` off leaves only those with Ctrl or ⌘ (WCAG 2.1.4). */
export function CommandKeys({ singleKeys }: { singleKeys: boolean }) {
  const commands = useAllCommands();
  useHotkeys(
    'g',
    () => {
      sequenceStartedAt = Date.now();
    },
    { enabled: singleKeys },
  );
  return commands.flatMap((command) =>
    (command.keys ?? [])
      .filter((keys) => singleKeys || needsModifier(keys))
      .map((keys) => <CommandKey key={`${command.id} ${keys}`} command={command} keys={keys} />),
  );
}
