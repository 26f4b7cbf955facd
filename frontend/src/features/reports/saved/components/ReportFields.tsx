import { useLingui } from '@lingui/react/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { ApiProblem } from '../../../../api/problem';
import { useScopes } from '../../../../shared/hooks/use-scopes';
import { scopeLabels } from '../../../../shared/i18n/view-labels';
import { useEnumOptions, useTeamOptions } from '../../../../shared/pickers/options';
import { faultIn, QueryFault } from '../../../../shared/query/QueryFault';
import { QueryInput } from '../../../../shared/query/QueryInput';
import { ComparisonField, RangeFields } from '../../components/RangeFields';
import { useReportContext } from '../../components/report-context';
import { type Draft, LONGEST_NAME } from '../model/draft';
import type { Place } from '../model/faults';
import { Field } from './Field';
import classes from './ReportFields.module.css';

type Props = {
  draft: Draft;
  faults: ReadonlyMap<Place, string>;
  onChange: (patch: Partial<Draft>) => void;
  /** What the server says of the query that is asked now. */
  problem: ApiProblem | undefined;
};

/** What holds for the whole report: its name, its readers, and which cases of which days all parts are about. */
export function ReportFields({ draft, faults, onChange, problem }: Props) {
  const { t } = useLingui();
  const { address, change, frame } = useReportContext();
  const { scopes, teamIds } = useScopes();
  // Whose it is already, it may stay.
  const known = scopes.includes(draft.scope) ? scopes : [...scopes, draft.scope];
  const scopeOptions = useEnumOptions(known, scopeLabels);
  const teams = useTeamOptions(draft.teamId).filter(
    ({ value }) => !teamIds || teamIds.includes(Number(value)) || Number(value) === draft.teamId,
  );
  const queryId = useId();
  const shown = draft.query.trim() === address.query ? problem : undefined;
  const ask = (text: string) => {
    onChange({ query: text });
    change({ query: text.trim() });
  };
  return (
    <div className={classes.fields}>
      <Field place="name">
        <TextInput
          label={t({ context: 'report', message: 'Name' })}
          maxLength={LONGEST_NAME}
          value={draft.name}
          onChange={({ currentTarget: { value } }) => onChange({ name: value })}
          error={faults.get('name')}
        />
      </Field>
      <div className={classes.pair}>
        {known.length > 1 && (
          <Field place="scope" error={faults.get('scope')}>
            <NativeSelect
              label={t({ context: 'report', message: 'Who sees it' })}
              data={scopeOptions}
              value={draft.scope}
              onChange={({ currentTarget: { value } }) =>
                onChange({
                  scope: known.find((each) => each === value) ?? draft.scope,
                  // Whoever leads one team means that one.
                  ...(value === 'team' && !draft.teamId && teams.length === 1 && { teamId: Number(teams[0]?.value) }),
                })
              }
            />
          </Field>
        )}
        {draft.scope === 'team' && (
          <Field place="teamId">
            <NativeSelect
              label={t`Team`}
              data={[{ value: '', label: t`Choose…` }, ...teams]}
              value={draft.teamId ?? ''}
              onChange={({ currentTarget: { value } }) => onChange({ teamId: value ? Number(value) : undefined })}
              error={faults.get('teamId')}
            />
          </Field>
        )}
      </div>
      <div className={classes.pair} data-place="range">
        <RangeFields
          range={draft.range}
          days={frame.days}
          onChange={(range) => onChange({ range })}
          error={faults.get('range')}
        />
        <Field place="compare">
          <ComparisonField
            compare={draft.compare}
            onChange={(compare) => onChange({ compare })}
            error={faults.get('compare')}
          />
        </Field>
      </div>
      <Field place="query" error={shown ? undefined : faults.get('query')}>
        {/* Asked when it is complete: half a search is a mistake. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only notices that the field is left */}
        <div className={classes.query} onBlur={() => change({ query: draft.query.trim() })}>
          <span className={classes.label}>{t`Cases that it is about`}</span>
          <QueryInput
            label={t`Cases that it is about`}
            placeholder={t`Empty: all cases`}
            value={draft.query}
            onChange={(query) => onChange({ query })}
            onSubmit={ask}
            fault={shown && faultIn(address.query, shown)}
            describedBy={shown ? queryId : undefined}
          />
          {shown && <QueryFault id={queryId} query={address.query} problem={shown} onRepair={ask} />}
        </div>
      </Field>
    </div>
  );
}
