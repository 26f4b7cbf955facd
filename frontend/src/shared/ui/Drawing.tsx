import classes from './Drawing.module.css';

const DRAWINGS = {
  /** An empty tray: nothing waits. */
  tray: (
    <>
      <path d="M14 46h20l5 8h18l5-8h20" />
      <path d="M14 46 24 22h48l10 24v22a4 4 0 0 1-4 4H18a4 4 0 0 1-4-4z" />
      <path className={classes.accent} d="M39 34l6 6 12-13" />
    </>
  ),
  /** A letter half out of its envelope: choose one. */
  letter: (
    <>
      <path d="M16 40v28a4 4 0 0 0 4 4h56a4 4 0 0 0 4-4V40" />
      <path d="M16 40 48 60l32-20" />
      <path d="M26 46V20a3 3 0 0 1 3-3h38a3 3 0 0 1 3 3v26" />
      <path className={classes.accent} d="M36 28h24M36 36h16" />
    </>
  ),
  people: (
    <>
      <circle cx="38" cy="34" r="11" />
      <path d="M18 70c0-11 9-18 20-18s20 7 20 18" />
      <path className={classes.accent} d="M62 26a9 9 0 0 1 0 17M68 53c7 2 11 8 11 16" />
    </>
  ),
  search: (
    <>
      <circle cx="43" cy="42" r="22" />
      <path d="m59 58 18 18" />
      <path className={classes.accent} d="M35 42h16" />
    </>
  ),
  broken: (
    <>
      <path d="M20 62h18M58 62h18" />
      <path d="M26 62V34a6 6 0 0 1 6-6h12M70 62V34a6 6 0 0 0-6-6H52" />
      <path className={classes.accent} d="m44 44 8 8m0-8-8 8M48 16v6M36 18l2 5M60 18l-2 5" />
    </>
  ),
  lock: (
    <>
      <rect x="26" y="42" width="44" height="32" rx="5" />
      <path d="M34 42v-9a14 14 0 0 1 28 0v9" />
      <path className={classes.accent} d="M48 54v8" />
    </>
  ),
} as const;

export type DrawingName = keyof typeof DRAWINGS;

/** One line drawing per kind of emptiness. */
export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg className={classes.drawing} viewBox="0 0 96 88" width="96" height="88" aria-hidden="true">
      {DRAWINGS[name]}
    </svg>
  );
}
