import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { savedReportQueries } from '../../api/queries/saved-reports';
import { isScreen, useScreens, useScreenTitles } from '../../features/reports/components/screens';
import { useFrame } from '../../features/reports/components/use-frame';
import { parseAddress } from '../../features/reports/model/address';
import { Builder } from '../../features/reports/saved/components/Builder';
import { type Draft, draftOf, draftOfScreen, LONGEST_NAME, newDraft } from '../../features/reports/saved/model/draft';
import { ErrorState, Lines } from '../../shared/ui/States';

const route = getRouteApi('/reports/saved/new');

/** A new report: an empty one, or one that begins as another one or as a screen of the product. */
export function NewReportPage() {
  const { copy } = route.useSearch();
  return copy ? <Copy id={Number(copy)} /> : <Fresh />;
}

function Copy({ id }: { id: number }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(savedReportQueries.one(id));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Lines count={6} height={20} />;
  const name = t`Copy of ${data.name}`.slice(0, LONGEST_NAME);
  return (
    <Building
      start={{ ...draftOf(data), name, scope: 'personal', teamId: undefined }}
      onCancel={() => void navigate({ to: '/reports/saved/$reportId', params: { reportId: String(id) } })}
    />
  );
}

function Fresh() {
  const navigate = useNavigate();
  const { screen, ...search } = route.useSearch();
  const titles = useScreenTitles();
  const screens = useScreens();
  const address = parseAddress(search);
  const { days } = useFrame(address.range);
  return (
    <Building
      start={isScreen(screen) ? draftOfScreen(titles[screen], screens[screen], address, days) : newDraft()}
      onCancel={() =>
        void (isScreen(screen)
          ? navigate({ to: '/reports/{-$screen}', params: { screen }, search })
          : navigate({ to: '/reports/saved' }))
      }
    />
  );
}

function Building({ onCancel, ...props }: { start: Draft; onCancel: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  // What it begins with stays what it was, whatever happens to where it comes from.
  const [start] = useState(props.start);
  return (
    <Builder
      heading={t`New report`}
      start={start}
      onSaved={({ id }) =>
        void navigate({ to: '/reports/saved/$reportId', params: { reportId: String(id) }, replace: true })
      }
      onCancel={onCancel}
    />
  );
}
