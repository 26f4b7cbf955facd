import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type Dispatch, type KeyboardEvent, type SetStateAction, useEffect, useMemo, useRef, useState } from 'react';
import type { SavedReport } from '../../../../api/types';
import { type Command, useCommands } from '../../../../shared/commands/registry';
import { useDocumentTitle } from '../../../../shared/hooks/use-document-title';
import { useOnline } from '../../../../shared/hooks/use-online';
import { ErrorNote } from '../../../../shared/ui/States';
import { ReportProvider, useFirstAnswer } from '../../components/ReportScreen';
import { useReportContext } from '../../components/report-context';
import { USUAL } from '../../model/address';
import type { Widget } from '../../model/widgets';
import { type Draft, isSame, MOST_PARTS } from '../model/draft';
import { partFaults } from '../model/faults';
import classes from './Builder.module.css';
import { Field, focusOn } from './Field';
import { LeaveDialog } from './LeaveDialog';
import { PartList } from './PartList';
import { Preview } from './Preview';
import { ReportFields } from './ReportFields';
import { useParts } from './use-parts';
import { useSave } from './use-save';

type Props = {
  heading: string;
  /** What it begins with. */
  start: Draft;
  /** The report that is changed; without it one is made. */
  saved?: SavedReport | undefined;
  onSaved: (report: SavedReport) => void;
  onCancel: () => void;
};

/** Asked where no part can be asked yet, to see whether the search is understood. */
const ANY: Widget = { title: '', kind: 'number', metrics: ['cases_created'] };

/** Builds a report: what it asks on one side, how that looks with the numbers of now on the other. */
export function Builder(props: Props) {
  const { start, saved } = props;
  const [draft, setDraft] = useState(start);
  const [query, setQuery] = useState(start.query.trim());
  const { range, compare } = draft;
  const address = useMemo(() => ({ ...USUAL, range, compare, query }), [range, compare, query]);
  return (
    <ReportProvider
      name={saved ? `saved/${saved.id}` : 'overview'}
      address={address}
      onChange={(wanted) => {
        setQuery(wanted.query);
        setDraft((before) => ({
          ...before,
          range: wanted.range,
          compare: wanted.compare,
          query: before.query.trim() === wanted.query ? before.query : wanted.query,
        }));
      }}
      beside
    >
      <Form {...props} draft={draft} setDraft={setDraft} />
    </ReportProvider>
  );
}

type FormProps = Props & { draft: Draft; setDraft: Dispatch<SetStateAction<Draft>> };

function Form({ heading, start, saved, onSaved, onCancel, draft, setDraft }: FormProps) {
  const { t } = useLingui();
  useDocumentTitle(heading);
  const online = useOnline();
  const { metrics } = useReportContext();
  const { opened, faults, actions, clear, tell } = useParts(draft, setDraft);
  const [first = ANY] = draft.parts.filter((part) => partFaults(part, metrics).size === 0);
  const { problem, waits } = useFirstAnswer(first);
  // Whoever makes a new one begins with its name.
  const fresh = saved === undefined;
  useEffect(() => {
    if (fresh) focusOn('name');
  }, [fresh]);
  const done = useRef(false);
  const { save, isPending, error, isStale } = useSave(draft, saved, {
    onSaved: (report) => {
      done.current = true;
      onSaved(report);
    },
    onFaults: tell,
  });
  const submit = () => save();
  const change = (patch: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...patch }));
    clear((place) => place in patch);
  };

  const part = draft.parts.find((each) => each.id === opened);
  const ofPart = (id: string, title: Command['title'], run: (id: string) => void): Command[] =>
    part ? [{ id, title, group: 'report', run: () => run(part.id) }] : [];
  useCommands([
    { id: 'save-report', title: msg`Save the report`, group: 'report', keys: ['mod+s'], inFields: true, run: submit },
    {
      id: 'add-part',
      title: msg`Add a part to the report`,
      group: 'report',
      keys: ['a'],
      when: () => draft.parts.length < MOST_PARTS,
      run: () => actions.add('number'),
    },
    ...ofPart('move-part-up', msg`Move the open part up`, (id) => actions.move(id, -1)),
    ...ofPart('move-part-down', msg`Move the open part down`, (id) => actions.move(id, 1)),
    ...ofPart('copy-part', msg`Duplicate the open part`, actions.copy),
    ...ofPart('remove-part', msg`Remove the open part`, actions.remove),
  ]);
  // Also while a list of choices is open, which keeps the keys of the page to itself.
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.code !== 'KeyS' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
      return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };

  return (
    <main className={classes.builder} onKeyDown={keyDown}>
      <header className={classes.head}>
        <h1 className={classes.title}>{heading}</h1>
        <div className={classes.actions}>
          <Button variant="default" size="sm" onClick={onCancel}>{t`Cancel`}</Button>
          <Button size="sm" disabled={!online} loading={isPending} onClick={submit}>{t`Save`}</Button>
        </div>
      </header>
      <div className={classes.columns}>
        <section className={classes.form} aria-label={t`What the report asks`}>
          {error !== undefined && <ErrorNote error={error} />}
          {isStale && (
            <div>
              <Button variant="default" size="sm" onClick={() => save({ overwrite: true })}>
                <Trans>Save mine all the same</Trans>
              </Button>
            </div>
          )}
          <ReportFields draft={draft} faults={faults} onChange={change} problem={problem} />
          <h2 className={classes.parts}>{t`Parts`}</h2>
          <Field place="parts" error={faults.get('parts')}>
            <PartList parts={draft.parts} opened={opened} faults={faults} actions={actions} />
          </Field>
        </section>
        <section className={classes.preview} aria-label={t`How it looks`}>
          <Preview
            parts={draft.parts}
            opened={opened}
            onOpen={(id) => {
              actions.open(id);
              document.querySelector<HTMLElement>(`[data-part="${id}"] button`)?.focus();
            }}
            mistaken={problem !== undefined}
            waits={waits}
          />
        </section>
      </div>
      <LeaveDialog isUnsaved={() => !done.current && !isSame(draft, start)} />
    </main>
  );
}
