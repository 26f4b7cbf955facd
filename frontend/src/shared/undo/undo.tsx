import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { KeyCaps } from '../ui/KeyCaps';
import { useProblemText } from '../ui/States';
import { dropUndo, pushUndo, takeUndo, type Undoable } from './stack';
import classes from './undo.module.css';

const SHOWN_MS = 8_000;

/** Tells what was done and offers to take it back, here and by the key for a while. */
export function useUndo(): {
  offer: (text: ReactNode, undo: () => Promise<unknown>) => void;
  undoLast: () => void;
} {
  const { t } = useLingui();
  const problemText = useProblemText();

  const run = async (entry: Undoable) => {
    notifications.hide(entry.id);
    dropUndo(entry.id);
    try {
      await entry.undo();
      notifications.show({ message: t`Undone`, autoClose: 2_000 });
    } catch (error) {
      const text = problemText(error);
      notifications.show({ color: 'red', title: t`Could not undo`, message: text.detail ?? text.title });
    }
  };

  return {
    offer(text, undo) {
      const entry = pushUndo(undo);
      notifications.show({
        id: entry.id,
        autoClose: SHOWN_MS,
        withCloseButton: false,
        message: (
          <span className={classes.toast}>
            <span className={classes.text}>{text}</span>
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => void run(entry)}
              rightSection={<KeyCaps keys="z" />}
            >
              <Trans>Undo</Trans>
            </Button>
          </span>
        ),
      });
    },
    undoLast() {
      const entry = takeUndo();
      if (entry) void run(entry);
    },
  };
}
