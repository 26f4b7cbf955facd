/** The mark of the product. */
export function Brand({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="Zelodesk">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M9.5 10.5h13L10 21.5h9"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="23" cy="21.5" r="1.9" fill="var(--spark)" />
    </svg>
  );
}
