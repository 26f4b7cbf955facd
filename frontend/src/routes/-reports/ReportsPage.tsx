import { lazy, Suspense } from 'react';
import { addCatalogue } from '../../shared/i18n/i18n';
import { Lines } from '../../shared/ui/States';

/** The reports have a catalogue of their own: whoever opens none does not load their words. */
const ReportsFrame = lazy(async () => {
  const [frame] = await Promise.all([
    import('./ReportsFrame'),
    addCatalogue((locale) => import(`../../locales/${locale}/reports.po`)),
  ]);
  return frame;
});

export function ReportsPage() {
  return (
    <Suspense
      fallback={
        <main>
          <Lines count={6} height={20} />
        </main>
      }
    >
      <ReportsFrame />
    </Suspense>
  );
}
