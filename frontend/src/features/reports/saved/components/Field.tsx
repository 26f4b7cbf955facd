import type { ReactNode } from 'react';
import type { Place } from '../model/faults';
import classes from './Field.module.css';

type Props = { place: Place; error?: string | undefined; children: ReactNode };

/** A field that can be found by its place, to put the cursor there. Those that tell no mistake of theirs have it told here. */
export function Field({ place, error, children }: Props) {
  return (
    <div data-place={place} className={classes.field}>
      {children}
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

// In this order: a choice of several has buttons that take one out before the field to type in.
const WANTED = ['input:checked', 'input:not([type="hidden"], [type="radio"])', 'select', 'button'];

/** Puts the cursor into the field of a place. */
export function focusOn(place: Place): void {
  const field = document.querySelector(`[data-place="${CSS.escape(place)}"]`);
  const [wanted] = WANTED.flatMap((each) => field?.querySelector<HTMLElement>(each) ?? []);
  wanted?.focus();
  wanted?.scrollIntoView({ block: 'nearest' });
}
