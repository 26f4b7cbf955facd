import { useEffect } from 'react';

/** The title of the browser's tab while the page is shown. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Zelodesk`;
    return () => {
      document.title = 'Zelodesk';
    };
  }, [title]);
}
