import type { MessageDescriptor } from '@lingui/core';
import { fireEvent, render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { CommandKeys } from './CommandKeys';
import { type Command, useCommands } from './registry';

const title = (id: string): MessageDescriptor => ({ id, message: id });

function Page({ commands, singleKeys = true }: { commands: Command[]; singleKeys?: boolean }) {
  useCommands(commands);
  return (
    <>
      <CommandKeys singleKeys={singleKeys} />
      <input aria-label="field" />
    </>
  );
}

function command(id: string, keys: string[], run: () => void): Command {
  return { id, title: title(id), group: 'case', keys, run };
}

/** Presses a physical key; `key` is what the layout makes of it. */
function press(code: string, key: string, target: Element = document.body, more: KeyboardEventInit = {}) {
  fireEvent.keyDown(target, { code, key, ...more });
  fireEvent.keyUp(target, { code, key, ...more });
}

test('answers to the physical key, whatever the layout prints on it', () => {
  const reply = vi.fn();
  render(<Page commands={[command('reply', ['r'], reply)]} />);
  press('KeyR', 'к');
  expect(reply).toHaveBeenCalledOnce();
});

test('stays quiet in a text field and under a dialog', () => {
  const reply = vi.fn();
  const { getByLabelText, rerender } = render(<Page commands={[command('reply', ['r'], reply)]} />);
  press('KeyR', 'r', getByLabelText('field'));
  rerender(
    <>
      <Page commands={[command('reply', ['r'], reply)]} />
      <div role="dialog">Something on top</div>
    </>,
  );
  press('KeyR', 'r');
  expect(reply).not.toHaveBeenCalled();
});

test('the second key of a sequence is not a key of its own', () => {
  const inbox = vi.fn();
  const assign = vi.fn();
  render(<Page commands={[command('go-inbox', ['g>i'], inbox), command('assign', ['i'], assign)]} />);
  press('KeyG', 'g');
  press('KeyI', 'i');
  expect(inbox).toHaveBeenCalledOnce();
  expect(assign).not.toHaveBeenCalled();
});

test('single keys can be switched off; those with Ctrl stay', () => {
  const reply = vi.fn();
  const palette = vi.fn();
  render(
    <Page singleKeys={false} commands={[command('reply', ['r'], reply), command('palette', ['mod+k'], palette)]} />,
  );
  press('KeyR', 'r');
  press('KeyK', 'k', document.body, { ctrlKey: true });
  expect(reply).not.toHaveBeenCalled();
  expect(palette).toHaveBeenCalledOnce();
});
