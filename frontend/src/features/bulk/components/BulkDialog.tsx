import { useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, SegmentedControl, Select, Stack, Tabs, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { BulkChange, CasePriority, CaseStatus, DiscardedAs, NewBulkJob, Visibility } from '../../../api/types';
import { useFocusBack } from '../../../shared/hooks/use-focus-back';
import { discardedLabels, PRIORITIES, priorityLabels, STATUSES, statusLabels } from '../../../shared/i18n/labels';
import { CaseNumberField } from '../../../shared/pickers/CaseNumberField';
import { useAgentOptions, useEnumOptions, useTeamOptions } from '../../../shared/pickers/options';
import { TagsField } from '../../../shared/pickers/TagsField';

const NOBODY = 'none';
const DISCARDS: readonly DiscardedAs[] = ['spam', 'trash'];

/** What is filled in already when the dialog opens. */
export type BulkStart = Pick<BulkChange, 'status' | 'assigneeId'>;

type Props = {
  /** How many cases, as words. */
  cases: string;
  start: BulkStart;
  onClose: () => void;
  onOrder: (order: Omit<NewBulkJob, 'selection'>) => void;
};

/** What is to become of many cases: fields, words in each, or a merge into one. What is left empty stays as it is. */
export default function BulkDialog({ cases, start, onClose, onOrder }: Props) {
  const { t } = useLingui();
  useFocusBack();
  const statuses = useEnumOptions(STATUSES, statusLabels);
  const priorities = useEnumOptions(PRIORITIES, priorityLabels);
  const discards = useEnumOptions(DISCARDS, discardedLabels);
  const agents = useAgentOptions();
  const teams = useTeamOptions();
  const form = useForm({
    initialValues: {
      status: start.status ?? (null as CaseStatus | null),
      priority: null as CasePriority | null,
      teamId: null as string | null,
      assigneeId: start.assigneeId ? String(start.assigneeId) : (null as string | null),
      discardedAs: null as DiscardedAs | typeof NOBODY | null,
      addTags: [] as string[],
      removeTags: [] as string[],
      visibility: 'internal' as Visibility,
      body: '',
    },
  });
  const merge = useForm({
    initialValues: { into: undefined as number | undefined },
  });
  const { values } = form;
  const idOf = (value: string) => (value === NOBODY ? null : Number(value));
  const change: BulkChange = {
    ...(values.status && { status: values.status }),
    ...(values.priority && { priority: values.priority }),
    ...(values.teamId && { teamId: idOf(values.teamId) }),
    ...(values.assigneeId && { assigneeId: idOf(values.assigneeId) }),
    ...(values.discardedAs && { discardedAs: values.discardedAs === NOBODY ? null : values.discardedAs }),
    ...(values.addTags.length > 0 && { addTags: values.addTags }),
    ...(values.removeTags.length > 0 && { removeTags: values.removeTags }),
  };
  const changes = Object.keys(change).length > 0;
  const body = values.body.trim();
  const keep = { clearable: true, placeholder: t`Unchanged`, clearButtonProps: { 'aria-label': t`Clear` } };
  return (
    <Modal opened onClose={onClose} title={t`Change ${cases}`} size="lg" closeButtonProps={{ 'aria-label': t`Close` }}>
      <Tabs defaultValue="change" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="change">{t`Change and write`}</Tabs.Tab>
          <Tabs.Tab value="merge">{t`Merge`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="change">
          <form
            onSubmit={form.onSubmit(() =>
              onOrder({
                ...(changes && { change }),
                ...(body && { comment: { visibility: values.visibility, body } }),
              }),
            )}
          >
            <Stack gap="sm">
              <Group grow align="start">
                <Select
                  label={t`Status`}
                  data={statuses.filter((status) => status.value !== 'new')}
                  data-autofocus
                  {...keep}
                  {...form.getInputProps('status')}
                />
                <Select label={t`Priority`} data={priorities} {...keep} {...form.getInputProps('priority')} />
              </Group>
              <Group grow align="start">
                <Select
                  label={t`Team`}
                  data={[{ value: NOBODY, label: t`No team` }, ...teams]}
                  searchable
                  {...keep}
                  {...form.getInputProps('teamId')}
                />
                <Select
                  label={t`Assignee`}
                  data={[{ value: NOBODY, label: t`Nobody` }, ...agents]}
                  searchable
                  {...keep}
                  {...form.getInputProps('assigneeId')}
                />
              </Group>
              <Select
                label={t`Set aside`}
                data={[...discards, { value: NOBODY, label: t`Restore` }]}
                {...keep}
                {...form.getInputProps('discardedAs')}
              />
              <TagsField label={t`Add tags`} {...form.getInputProps('addTags')} />
              <TagsField label={t`Remove tags`} placeholder={t`Unchanged`} {...form.getInputProps('removeTags')} />
              <SegmentedControl
                aria-label={t`Who reads what is written`}
                data={[
                  { value: 'internal', label: t`Note` },
                  { value: 'public', label: t`Reply` },
                ]}
                {...form.getInputProps('visibility')}
              />
              <Textarea
                label={values.visibility === 'public' ? t`Reply to each customer` : t`Note in each case`}
                autosize
                minRows={3}
                maxRows={10}
                {...form.getInputProps('body')}
              />
              <Group justify="flex-end">
                <Button variant="default" size="sm" onClick={onClose}>{t`Cancel`}</Button>
                <Button type="submit" size="sm" disabled={!changes && !body}>{t`Change ${cases}`}</Button>
              </Group>
            </Stack>
          </form>
        </Tabs.Panel>
        <Tabs.Panel value="merge">
          <form
            onSubmit={merge.onSubmit(({ into }) => {
              if (into !== undefined) onOrder({ mergeInto: into });
            })}
          >
            <Stack gap="sm">
              <CaseNumberField
                label={t`Number of the case that keeps everything`}
                value={merge.values.into}
                onChange={(into) => merge.setFieldValue('into', into)}
              />
              <Group justify="flex-end">
                <Button variant="default" size="sm" onClick={onClose}>{t`Cancel`}</Button>
                <Button type="submit" size="sm" disabled={merge.values.into === undefined}>{t`Merge ${cases}`}</Button>
              </Group>
            </Stack>
          </form>
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}
