import { useLingui } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedReport } from '../../api/types';
import { Builder } from '../../features/reports/saved/components/Builder';
import { draftOf } from '../../features/reports/saved/model/draft';
import { EmptyState } from '../../shared/ui/States';
import { OneReport } from './OneReport';

const route = getRouteApi('/reports/saved/$reportId/edit');

export function EditReportPage() {
  const { reportId } = route.useParams();
  return <OneReport id={Number(reportId)}>{(report) => <Editing key={report.id} report={report} />}</OneReport>;
}

function Editing(props: { report: SavedReport }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  // What others do to it meanwhile is told when it is saved.
  const [report] = useState(props.report);
  const [start] = useState(() => draftOf(report));
  if (!report.changeable) {
    return (
      <EmptyState drawing="lock" title={t`You cannot change this report`}>
        {t`Make a copy of your own instead.`}
      </EmptyState>
    );
  }
  const back = () =>
    void navigate({ to: '/reports/saved/$reportId', params: { reportId: String(report.id) }, replace: true });
  return <Builder heading={t`Edit: ${report.name}`} start={start} saved={report} onSaved={back} onCancel={back} />;
}
