import { Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { directoryQueries } from '../../../api/queries/directory';
import type { CasePatch, CaseView } from '../../../api/types';
import { useFormat } from '../../../shared/i18n/format';
import {
  CATEGORIES,
  CHANNELS,
  categoryLabels,
  channelLabels,
  PRIORITIES,
  priorityLabels,
  STATUSES,
  statusLabels,
} from '../../../shared/i18n/labels';
import { CustomerSelect } from '../../../shared/pickers/CustomerSelect';
import { LANGUAGES } from '../../../shared/pickers/languages';
import { OrganizationSelect } from '../../../shared/pickers/OrganizationSelect';
import { useAgentOptions, useEnumOptions, useTeamOptions, useTopicOptions } from '../../../shared/pickers/options';
import { TagsField } from '../../../shared/pickers/TagsField';
import { PriorityMark, StatusIcon } from '../../../shared/ui/CaseMarks';
import { Avatar } from '../../../shared/ui/Person';
import classes from './CaseFields.module.css';
import { CustomFieldInput } from './CustomFieldInput';
import { whenChosen } from './chosen';

type Props = {
  value: CaseView;
  meId: number;
  disabled: boolean;
  onChange: (patch: CasePatch) => void;
  onEscalate: () => void;
};

const id = (value: string | null) => (value === null ? null : Number(value));
const text = (value: number | null | undefined) => (value === null || value === undefined ? null : String(value));

/** Every field of a case, each saved as soon as it is chosen. */
export function CaseFields({ value, meId, disabled, onChange, onEscalate }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const statuses = useEnumOptions(STATUSES, statusLabels);
  const priorities = useEnumOptions(PRIORITIES, priorityLabels);
  const categories = useEnumOptions(CATEGORIES, categoryLabels);
  const channels = useEnumOptions(CHANNELS, channelLabels);
  const agents = useAgentOptions(value.assigneeId);
  const teams = useTeamOptions(value.teamId);
  const topics = useTopicOptions(value.topicId);
  const customFields = useQuery(directoryQueries.caseFields()).data?.filter((field) => field.active) ?? [];
  const confidentialHint = useId();

  const assigneeName = agents.find((agent) => agent.value === text(value.assigneeId))?.label;
  const field = {
    disabled,
    classNames: { root: classes.field, label: classes.label, input: classes.input, wrapper: classes.control },
  };
  return (
    <div className={classes.fields}>
      <Select
        {...field}
        label={t`Status`}
        data={statuses.filter((each) => each.value !== 'closed' || value.status === 'closed')}
        value={value.status}
        allowDeselect={false}
        leftSection={<StatusIcon status={value.status} />}
        onChange={(next) => whenChosen(next, (status) => onChange({ status }))}
      />
      <Select
        {...field}
        label={t`Assignee`}
        data={agents}
        value={text(value.assigneeId)}
        searchable
        clearable
        placeholder={t`Nobody`}
        leftSection={assigneeName ? <Avatar name={assigneeName} size={18} /> : undefined}
        clearButtonProps={{ 'aria-label': t`Nobody` }}
        onChange={(next) => onChange({ assigneeId: id(next) })}
      />
      {value.assigneeId !== meId && !disabled && (
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes.nudge}
          onClick={() => onChange({ assigneeId: meId })}
        >
          <Trans>Take it yourself</Trans>
        </Button>
      )}
      <Select
        {...field}
        label={t`Team`}
        data={teams}
        value={text(value.teamId)}
        searchable
        clearable
        placeholder={t`No team`}
        clearButtonProps={{ 'aria-label': t`No team` }}
        onChange={(next) => onChange({ teamId: id(next) })}
      />
      <Select
        {...field}
        label={t`Priority`}
        data={priorities}
        value={value.priority}
        allowDeselect={false}
        leftSection={<PriorityMark priority={value.priority} labelled={false} />}
        onChange={(next) => whenChosen(next, (priority) => onChange({ priority }))}
      />
      <TagsField {...field} label={t`Tags`} value={value.tags} onChange={(tags) => onChange({ tags })} />
      <Select
        {...field}
        label={t`Category`}
        data={categories}
        value={value.category}
        clearable
        placeholder={t`None`}
        clearButtonProps={{ 'aria-label': t`None` }}
        onChange={(category) => onChange({ category })}
      />
      <Select
        {...field}
        label={t`Topic`}
        data={topics}
        value={text(value.topicId)}
        searchable
        clearable
        placeholder={t`None`}
        clearButtonProps={{ 'aria-label': t`None` }}
        onChange={(next) => onChange({ topicId: id(next) })}
      />
      <Select
        {...field}
        label={t`Channel`}
        data={channels}
        value={value.channel}
        allowDeselect={false}
        onChange={(next) => whenChosen(next, (channel) => onChange({ channel }))}
      />
      <Select
        {...field}
        label={t`Language`}
        data={LANGUAGES.map((tag) => ({ value: tag, label: format.language(tag) }))}
        value={value.language}
        searchable
        clearable
        placeholder={t`Unknown`}
        clearButtonProps={{ 'aria-label': t`Unknown` }}
        onChange={(language) => onChange({ language })}
      />
      {customFields.map((each) => (
        <CustomFieldInput
          key={each.key}
          field={each}
          value={value.customFields[each.key]}
          inputProps={field}
          onChange={(next) => onChange({ customFields: { [each.key]: next } })}
        />
      ))}
      <MultiSelect
        {...field}
        label={t`Watchers`}
        data={agents}
        value={value.watcherIds.map(String)}
        searchable
        onChange={(next) => onChange({ watcherIds: next.map(Number) })}
      />
      <div className={classes.block}>
        <CustomerSelect
          label={t`Requester`}
          required
          value={value.requesterId}
          disabled={disabled}
          onChange={(next) => next !== null && next !== value.requesterId && onChange({ requesterId: next })}
        />
        <OrganizationSelect
          label={t`Organization`}
          value={value.organizationId ?? null}
          disabled={disabled}
          onChange={(organizationId) => onChange({ organizationId })}
        />
      </div>
      <div className={classes.block}>
        <Switch
          label={t`Confidential`}
          aria-describedby={confidentialHint}
          checked={value.confidential}
          disabled={disabled}
          onChange={(event) => onChange({ confidential: event.currentTarget.checked })}
        />
        <p id={confidentialHint} className={classes.hint}>
          <Trans>Only the assignee and the team see the case.</Trans>
        </p>
        <div className={classes.escalation}>
          <span>
            <Trans>Escalation level: {value.escalationLevel}</Trans>
          </span>
          <Button variant="default" size="compact-xs" disabled={disabled} onClick={onEscalate}>
            <Trans>Change…</Trans>
          </Button>
        </div>
      </div>
      <dl className={classes.facts}>
        <dt>{t`Received`}</dt>
        <dd>{format.dateTime(value.receivedAt)}</dd>
        <dt>{t`Created`}</dt>
        <dd>{format.dateTime(value.createdAt)}</dd>
        {value.solvedAt && (
          <>
            <dt>{t`Solved`}</dt>
            <dd>{format.dateTime(value.solvedAt)}</dd>
          </>
        )}
        {value.externalId && (
          <>
            <dt>{t`From`}</dt>
            <dd>
              {value.source} · {value.externalId}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
