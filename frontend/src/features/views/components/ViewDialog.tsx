import { useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useId } from 'react';
import type { CaseGrouping, View, ViewColumn, ViewScope } from '../../../api/types';
import { useFocusBack } from '../../../shared/hooks/use-focus-back';
import { useOnline } from '../../../shared/hooks/use-online';
import { useScopes } from '../../../shared/hooks/use-scopes';
import { columnLabels, groupingLabels, scopeLabels } from '../../../shared/i18n/view-labels';
import { useEnumOptions, useTeamOptions } from '../../../shared/pickers/options';
import { faultIn, QueryFault, queryProblem } from '../../../shared/query/QueryFault';
import { QueryInput } from '../../../shared/query/QueryInput';
import { ErrorNote } from '../../../shared/ui/States';
import { useSaveView, type ViewValues } from '../api/view-mutations';
import classes from './ViewDialog.module.css';

/** Those that a row of the list has a place for. */
const COLUMNS = (Object.keys(columnLabels) as ViewColumn[]).filter(
  (column) => column !== 'organization' && column !== 'topic',
);
const GROUPINGS = Object.keys(groupingLabels) as CaseGrouping[];
/** What a row of a list shows as long as nobody has chosen. */
const USUAL: ViewColumn[] = [
  'id',
  'subject',
  'requester',
  'status',
  'channel',
  'priority',
  'sla',
  'tags',
  'assignee',
  'updated_at',
];

type Props = {
  /** The view to change; without it one is made. */
  view?: View;
  query: string;
  sort: string;
  sorts: { value: string; label: string }[];
  onClose: () => void;
  onSaved: (view: View) => void;
};

/** Name, readers, query, columns, order and grouping of a view. */
export default function ViewDialog({ view, query, sort, sorts, onClose, onSaved }: Props) {
  const { t } = useLingui();
  useFocusBack();
  const online = useOnline();
  const faultId = useId();
  const { scopes, teamIds } = useScopes();
  const scopeOptions = useEnumOptions(scopes, scopeLabels);
  const columns = useEnumOptions(COLUMNS, columnLabels);
  const groupings = useEnumOptions(GROUPINGS, groupingLabels);
  const teams = useTeamOptions(view?.teamId).filter((team) => !teamIds || teamIds.includes(Number(team.value)));
  const save = useSaveView();
  const form = useForm({
    initialValues: {
      name: view?.name ?? '',
      scope: view?.scope ?? ('personal' as ViewScope),
      teamId: view?.teamId ? String(view.teamId) : null,
      query: view?.query ?? query,
      columns: view?.columns ?? USUAL,
      sort: view?.sort ?? sort,
      groupBy: view?.groupBy ?? null,
    },
    validate: {
      name: (value) => (value.trim() === '' ? t`Enter a name.` : null),
      teamId: (value, { scope }) => (scope === 'team' && !value ? t`Choose a team.` : null),
      columns: (value) => (value.length === 0 ? t`Choose at least one.` : null),
    },
  });
  const { values } = form;
  const sent = save.variables?.values.query;
  const problem = values.query.trim() === sent ? queryProblem(save.error) : undefined;
  const submit = form.onSubmit((given) => {
    const wanted: ViewValues = {
      ...given,
      name: given.name.trim(),
      query: given.query.trim(),
      teamId: given.scope === 'team' ? Number(given.teamId) : null,
    };
    save.mutate({ view, values: wanted }, { onSuccess: onSaved });
  });

  return (
    <Modal
      opened
      onClose={onClose}
      title={view ? t`Edit the view` : t`Save as view`}
      size="lg"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t({ context: 'view', message: 'Name' })}
            maxLength={100}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <div className={classes.field}>
            <span className={classes.label}>{t`Cases that it shows`}</span>
            <QueryInput
              label={t`Cases that it shows`}
              value={values.query}
              placeholder={t`Empty: all cases`}
              onChange={(text) => form.setFieldValue('query', text)}
              onSubmit={() => submit()}
              onLeave={onClose}
              fault={problem && faultIn(sent ?? '', problem)}
              describedBy={problem ? faultId : undefined}
            />
            {problem && (
              <QueryFault
                id={faultId}
                query={sent ?? ''}
                problem={problem}
                onRepair={(text) => form.setFieldValue('query', text)}
              />
            )}
          </div>
          <div className={classes.pair}>
            {scopes.length > 1 && (
              <Select
                label={t`Who sees it`}
                data={scopeOptions}
                allowDeselect={false}
                {...form.getInputProps('scope')}
              />
            )}
            {values.scope === 'team' && (
              <Select label={t`Team`} data={teams} searchable allowDeselect={false} {...form.getInputProps('teamId')} />
            )}
          </div>
          <div className={classes.pair}>
            <Select label={t`Order`} data={sorts} allowDeselect={false} {...form.getInputProps('sort')} />
            <Select
              label={t`Group by`}
              data={groupings}
              clearable
              clearButtonProps={{ 'aria-label': t`Clear` }}
              placeholder={t`Not grouped`}
              {...form.getInputProps('groupBy')}
            />
          </div>
          <MultiSelect label={t`What a row shows`} data={columns} {...form.getInputProps('columns')} />
          {save.isError && !queryProblem(save.error) && <ErrorNote error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" size="sm" onClick={onClose}>{t`Cancel`}</Button>
            <Button type="submit" size="sm" disabled={!online} loading={save.isPending}>{t`Save`}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
