import { useSyncExternalStore } from 'react';

let polite = '';
let assertive = '';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says something to a screen reader, once, without moving the focus. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  // A repeated text is read again only if the content changes.
  const padded = (previous: string) => (previous === text ? `${text} ` : text);
  if (urgency === 'polite') polite = padded(polite);
  else assertive = padded(assertive);
  for (const listener of listeners) listener();
}

/** The two live regions of the application; they must be on the page before they are used. */
export function Announcer() {
  const politeText = useSyncExternalStore(subscribe, () => polite);
  const assertiveText = useSyncExternalStore(subscribe, () => assertive);
  return (
    <>
      <div className="visually-hidden" role="status">
        {politeText}
      </div>
      <div className="visually-hidden" role="alert">
        {assertiveText}
      </div>
    </>
  );
}
