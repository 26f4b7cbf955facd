import type { ReactNode } from 'react';
import { useDocumentTitle } from '../../shared/hooks/use-document-title';
import classes from './ReportPage.module.css';

/** A page as wide as its charts can use. */
export function ReportPage({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  useDocumentTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.inner}>
        <header className={classes.head}>
          <div className={classes.titles}>
            <h1 className={classes.title}>{title}</h1>
            {lead}
          </div>
          {actions}
        </header>
        {children}
      </div>
    </main>
  );
}
