import { type ReactNode, useId } from 'react';

/** On the plain colour, fine marks of the ground. */
const MARKS: readonly ReactNode[] = [
  null,
  <path key="rising" d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="var(--surface)" strokeWidth="1" />,
  <circle key="dots" cx="4" cy="4" r="1.1" fill="var(--surface)" />,
  <path key="upright" d="M2 0v8M6 0v8" stroke="var(--surface)" strokeWidth="1" />,
  <path key="level" d="M0 2h8M0 6h8" stroke="var(--surface)" strokeWidth="1" />,
  <path key="crossed" d="M0 0l8 8M8 0l-8 8" stroke="var(--surface)" strokeWidth="0.8" />,
];

/** A fill that can be told from the others without its colour. */
export function Pattern({ id, index, color }: { id: string; index: number; color: string }) {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill={color} />
      {MARKS[index % MARKS.length]}
    </pattern>
  );
}

/** How one series looks: a piece of its line, or of its pattern. */
export function Sample({ index, color, dash }: { index: number; color: string; dash: string | undefined }) {
  const id = useId();
  return (
    <svg width="24" height="12" aria-hidden="true">
      {dash === undefined ? (
        <>
          <defs>
            <Pattern id={id} index={index} color={color} />
          </defs>
          <rect width="24" height="12" rx="2" fill={`url(#${id})`} />
        </>
      ) : (
        <path d="M0 6h24" stroke={color} strokeWidth="2" strokeDasharray={dash || undefined} />
      )}
    </svg>
  );
}
