import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { caseQueries } from '../../../api/queries/cases';
import type { CaseSummary, CaseView } from '../../../api/types';
import { statusLabels } from '../../../shared/i18n/labels';
import { StatusIcon } from '../../../shared/ui/CaseMarks';
import { TimeAgo } from '../../../shared/ui/TimeAgo';
import classes from './SimilarPanel.module.css';

/** So many of a kind are shown until somebody asks for all. */
const SHOWN = 4;

type CaseLink = (caseId: number, children: ReactNode) => ReactNode;
type Merge = (into: number) => void;

function Kind({
  title,
  rows = [],
  caseLink,
  onMerge,
}: {
  title: string;
  rows: readonly CaseSummary[] | undefined;
  caseLink: CaseLink;
  onMerge?: Merge;
}) {
  const { t, i18n } = useLingui();
  const titleId = useId();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  return (
    <section className={classes.kind} aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.title}>
        {title}
      </h3>
      <ul className={classes.list}>
        {(all ? rows : rows.slice(0, SHOWN)).map((row) => (
          <li key={row.id} className={classes.item}>
            <span className={classes.case}>
              <span className={classes.status} title={i18n._(statusLabels[row.status])}>
                <StatusIcon status={row.status} />
                <span className="visually-hidden">{i18n._(statusLabels[row.status])}</span>
              </span>
              <span className={classes.subject} title={row.subject}>
                {caseLink(row.id, `#${row.id} ${row.subject}`)}
              </span>
              <span className={classes.time}>
                <TimeAgo at={row.updatedAt} compact />
              </span>
            </span>
            {onMerge && row.status !== 'closed' && (
              <Button className={classes.merge} size="compact-xs" variant="subtle" onClick={() => onMerge(row.id)}>
                {t`Merge into…`} <span className="visually-hidden">#{row.id}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!all && rows.length > SHOWN && (
        <Button className={classes.more} size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t`Show all ${rows.length}`}
        </Button>
      )}
    </section>
  );
}

type Props = {
  value: CaseView;
  caseLink: CaseLink;
  /** Where this case may be merged away; asked with the case that it may go into. */
  onMerge?: Merge;
};

/** What somebody who works on a case may want to know of; nothing is drawn where there is nothing, or as long as it is unknown. */
export default function SimilarPanel({ value, caseLink, onMerge }: Props) {
  const { t } = useLingui();
  const similar = useQuery(caseQueries.similar(value.id)).data;
  // What stands above comes first: nothing moves under the cursor.
  const links = useQuery(caseQueries.links(value.id));
  const shares = useQuery({ ...caseQueries.shares(value.id), enabled: value.allowed.includes('share') });
  if (!similar || links.isLoading || shares.isLoading) return null;
  const told = new Set<number>();
  // A case that is in two of them is told of where it means more.
  const [duplicates, others, alike] = [similar.likelyDuplicates, similar.sameCustomer, similar.sameWords].map(
    (rows) => {
      const fresh = rows.filter((row) => !told.has(row.id));
      for (const { id } of fresh) told.add(id);
      return fresh;
    },
  );
  if (told.size === 0) return null;
  return (
    <div className={classes.panel}>
      <Kind title={t`Likely duplicates`} rows={duplicates} caseLink={caseLink} onMerge={onMerge} />
      <Kind title={t`Other cases of this customer`} rows={others} caseLink={caseLink} />
      <Kind title={t`Cases with the same words`} rows={alike} caseLink={caseLink} />
    </div>
  );
}
