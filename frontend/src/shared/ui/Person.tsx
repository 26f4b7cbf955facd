import clsx from 'clsx';
import classes from './Person.module.css';

const HUES = 6;

function initials(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

function hue(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}

/** A person's initials on a quiet colour that stays the same everywhere. Decorative: the name must stand beside it. */
export function Avatar({ name, size = 24, className }: { name: string; size?: number; className?: string }) {
  const index = hue(name);
  return (
    <span
      aria-hidden="true"
      className={clsx(classes.avatar, className)}
      style={{
        inlineSize: size,
        blockSize: size,
        fontSize: Math.max(9, Math.round(size * 0.4)),
        background: `var(--avatar-${index})`,
        color: `var(--avatar-${index}-text)`,
      }}
    >
      {initials(name)}
    </span>
  );
}
