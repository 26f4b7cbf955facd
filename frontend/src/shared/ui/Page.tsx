import type { ReactNode } from 'react';
import { useDocumentTitle } from '../hooks/use-document-title';
import classes from './Page.module.css';

/** A page beside the rail: heading, actions, content of a readable width. */
export function Page({
  title,
  lead,
  actions,
  children,
  wide,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  useDocumentTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.inner} data-wide={wide || undefined}>
        <header className={classes.head}>
          <div className={classes.titles}>
            <h1 className={classes.title}>{title}</h1>
            {lead && <p className={classes.lead}>{lead}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </main>
  );
}

/** A bordered sheet on the page. */
export function Sheet({ title, actions, children }: { title?: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.sheet}>
      {(title || actions) && (
        <header className={classes.sheetHead}>
          {title && <h2 className={classes.sheetTitle}>{title}</h2>}
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
