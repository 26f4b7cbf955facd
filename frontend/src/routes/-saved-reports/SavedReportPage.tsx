import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { SavedReport } from '../../api/types';
import { ReportScreen } from '../../features/reports/components/ReportScreen';
import { parseAddress, type ReportSearch, writeAddress } from '../../features/reports/model/address';
import { ReportActions } from '../../features/reports/saved/components/ReportActions';
import { useOwner } from '../../features/reports/saved/components/use-owner';
import { usePartWords } from '../../features/reports/saved/components/use-part-words';
import { addressOf, draftOf } from '../../features/reports/saved/model/draft';
import { ReportPage } from '../-reports/ReportPage';
import pageClasses from '../-reports/ReportPage.module.css';
import { OneReport } from './OneReport';

const route = getRouteApi('/reports/saved/$reportId/');

export function SavedReportPage() {
  const { reportId } = route.useParams();
  return <OneReport id={Number(reportId)}>{(report) => <Shown key={report.id} report={report} />}</OneReport>;
}

/** A saved report with the numbers of now. Other days and filters may be tried: they are in the address, not in it. */
function Shown({ report }: { report: SavedReport }) {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = useNavigate();
  const words = usePartWords();
  const owner = useOwner(report);
  const usual = addressOf(report.definition);
  const address = parseAddress(search, usual);
  // How durations are told belongs to no report.
  const { time, stat, ...tried } = writeAddress(address, usual);
  const go = (wanted: ReportSearch) =>
    void navigate({ to: '/reports/saved/$reportId', params: { reportId: String(report.id) }, search: wanted });
  const widgets = draftOf(report).parts.map((part, index) => ({
    ...part,
    id: String(index),
    title: words.title(part),
  }));
  return (
    <ReportPage
      title={report.name}
      lead={<p className={pageClasses.lead}>{owner}</p>}
      actions={
        <div className={pageClasses.actions}>
          {Object.keys(tried).length > 0 && (
            <Button
              variant="subtle"
              leftSection={<IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => go({ time, stat })}
            >
              {t`Days and filters as saved`}
            </Button>
          )}
          <ReportActions report={report} onDeleted={() => void navigate({ to: '/reports/saved' })} />
        </div>
      }
    >
      <ReportScreen
        name={`saved/${report.id}`}
        widgets={widgets}
        address={address}
        onChange={(wanted) => go(writeAddress(wanted, usual))}
        steps={false}
      />
    </ReportPage>
  );
}
