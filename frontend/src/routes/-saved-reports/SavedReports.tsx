import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { addCatalogue } from '../../shared/i18n/i18n';
import { Lines } from '../../shared/ui/States';

/** Saved reports have a catalogue of their own beside that of the reports. */
const Pages = lazy(async () => {
  await addCatalogue((locale) => import(`../../locales/${locale}/saved-reports.po`));
  return { default: Outlet };
});

export function SavedReports() {
  return (
    <Suspense
      fallback={
        <main>
          <Lines count={6} height={20} />
        </main>
      }
    >
      <Pages />
    </Suspense>
  );
}
