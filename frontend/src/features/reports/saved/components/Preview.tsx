import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import clsx from 'clsx';
import { useEffect, useRef } from 'react';
import { EmptyState } from '../../../../shared/ui/States';
import { Panel } from '../../components/Panel';
import { useReportContext } from '../../components/report-context';
import { shownAs } from '../../model/widgets';
import type { Part } from '../model/draft';
import { partFaults } from '../model/faults';
import classes from './Preview.module.css';
import { useFaultText } from './use-fault-text';
import { usePartWords } from './use-part-words';

type Props = {
  parts: readonly Part[];
  opened: string | undefined;
  onOpen: (id: string) => void;
  /** The search is not understood, or it is still to be seen whether it is. */
  mistaken: boolean;
  waits: boolean;
};

/** The report as its readers will see it, with the numbers of now. */
export function Preview({ parts, opened, onOpen, mistaken, waits }: Props) {
  const { t } = useLingui();
  const { metrics } = useReportContext();
  const faultText = useFaultText();
  const words = usePartWords();
  const shown = useRef<HTMLDivElement>(null);
  // Beside the form the part that is being changed stays in sight; below it, it would lead away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another element
  useEffect(() => {
    if (matchMedia('(min-width: 1100px)').matches) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  if (mistaken) {
    return (
      <EmptyState drawing="search" title={t`The search has a mistake`}>
        <Trans>It is underlined where it is typed.</Trans>
      </EmptyState>
    );
  }
  if (parts.length === 0) {
    return (
      <EmptyState drawing="tray" title={t`Nothing to show yet`}>
        <Trans>Add a part: numbers, lines, bars, a table or a heat map.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className={classes.panels}>
      {parts.map((part) => {
        const title = words.title(part);
        const [fault] = partFaults(part, metrics).values();
        const kind = shownAs(part, metrics);
        const edit = (
          <ActionIcon aria-label={t`Edit: ${title}`} onClick={() => onOpen(part.id)}>
            <IconPencil size={16} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        );
        return (
          <div
            key={part.id}
            ref={part.id === opened ? shown : undefined}
            className={clsx(classes.panel, !fault && kind !== 'line' && kind !== 'bar' && classes.wide)}
            data-opened={part.id === opened || undefined}
          >
            {fault ? (
              <section className={classes.unready} aria-label={title}>
                <header className={classes.head}>
                  <h2 className={classes.title}>{title}</h2>
                  {edit}
                </header>
                <p>{faultText(fault)}</p>
              </section>
            ) : (
              <Panel widget={{ ...part, title }} waits={waits} actions={edit} />
            )}
          </div>
        );
      })}
    </div>
  );
}
