import { useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { announce } from '../a11y/Announcer';
import { type Clause, parts, withoutPart } from './clauses';
import { signMarks } from './labels';
import classes from './QueryChips.module.css';
import { useQueryLabels } from './use-labels';

/** What a query asks for, clause by clause. Left and right go through them, Delete or Enter takes one out. */
export function QueryChips({
  query,
  onChange,
  onEmpty,
}: {
  query: string;
  onChange: (query: string) => void;
  /** The last clause is gone, and the focus with it. */
  onEmpty: () => void;
}) {
  const { t } = useLingui();
  const labels = useQueryLabels();
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState(0);
  const all = parts(query);
  const clauses = all.flatMap((part, index) => (part.kind === 'or' ? [] : [{ part, index }]));
  const tabStop = Math.min(stop, clauses.length - 1);

  const words = (part: Clause): string => {
    if (part.kind !== 'comparison') return part.kind === 'text' ? `“${part.text}”` : part.text;
    const values = part.values.map((value) => (value.quoted ? value.text : labels.value(part.key, value.text)));
    return `${labels.key(part.key)}${signMarks[part.sign] ?? part.sign} ${values.join(', ')}`;
  };
  const told = (part: Clause) => (part.negated ? t`Not ${words(part)}` : words(part));
  const focus = (index: number) => {
    const buttons = list.current?.querySelectorAll('button');
    const next = Math.max(0, Math.min(index, (buttons?.length ?? 1) - 1));
    setStop(next);
    buttons?.[next]?.focus();
  };
  const remove = (at: number, part: Clause, index: number) => {
    announce(t`Removed: ${told(part)}`);
    onChange(withoutPart(query, index));
    if (clauses.length === 1) onEmpty();
    else requestAnimationFrame(() => focus(at));
  };
  const keyDown = (event: KeyboardEvent, at: number, part: Clause, index: number) => {
    if (event.key === 'ArrowRight') focus(at + 1);
    else if (event.key === 'ArrowLeft') focus(at - 1);
    else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(clauses.length - 1);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(at, part, index);
    else return;
    event.preventDefault();
  };

  if (clauses.length === 0) return null;
  let at = -1;
  return (
    <ul ref={list} className={classes.chips} aria-label={t`What is asked for`}>
      {all.map((part, index) => {
        if (part.kind === 'or') {
          return (
            <li key={part.start} className={classes.or}>
              {t`or`}
            </li>
          );
        }
        at += 1;
        const place = at;
        return (
          <li key={part.start}>
            <button
              type="button"
              className={classes.chip}
              tabIndex={place === tabStop ? 0 : -1}
              aria-label={t`Remove: ${told(part)}`}
              onFocus={() => setStop(place)}
              onClick={() => remove(place, part, index)}
              onKeyDown={(event) => keyDown(event, place, part, index)}
            >
              <span className={classes.words}>{told(part)}</span>
              <IconX size={14} stroke={1.75} aria-hidden="true" className={classes.cross} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
