import { Plural, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../api/problem';
import { directoryQueries } from '../../../api/queries/directory';
import type { Team, TeamLevel } from '../../../api/types';
import { LEVELS, levelLabels } from '../../../shared/i18n/labels';
import { useAgentOptions, useEnumOptions } from '../../../shared/pickers/options';
import { Sheet } from '../../../shared/ui/Page';
import { Avatar } from '../../../shared/ui/Person';
import { EmptyState, ErrorNote, ErrorState, Lines } from '../../../shared/ui/States';
import { memberQueries, useChangeTeam, useCreateTeam, useSetMember } from '../api/team-mutations';
import classes from './TeamList.module.css';

function Members({ team, editable }: { team: Team; editable: boolean }) {
  const { t } = useLingui();
  const members = useQuery(memberQueries.ofTeam(team.id));
  const agents = useAgentOptions();
  const everybody = useQuery(directoryQueries.agents()).data;
  const levels = useEnumOptions(LEVELS, levelLabels);
  const set = useSetMember(team.id);
  if (members.isPending) return <Lines count={3} />;
  if (members.isError) return <ErrorNote error={members.error} onRetry={() => void members.refetch()} />;
  const rows = members.data.data;
  const name = (id: number) => everybody?.find((agent) => agent.id === id)?.name ?? `#${id}`;
  const inside = new Set(rows.map((row) => String(row.agentId)));
  return (
    <div className={classes.members}>
      {rows.length === 0 && (
        <p className={classes.none}>{t`Nobody yet. Cases of this team are seen by administrators only.`}</p>
      )}
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.agentId} className={classes.member}>
            <Avatar name={name(row.agentId)} size={24} />
            <span className={classes.memberName}>{name(row.agentId)}</span>
            <Select
              aria-label={t`Level of ${name(row.agentId)}`}
              data={levels}
              value={row.level}
              allowDeselect={false}
              disabled={!editable}
              className={classes.level}
              onChange={(next) => next && set.mutate({ agentId: row.agentId, level: next as TeamLevel })}
            />
            {editable && (
              <ActionIcon
                aria-label={t`Take ${name(row.agentId)} out`}
                onClick={() => set.mutate({ agentId: row.agentId, level: null })}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {set.isError && <ErrorNote error={set.error} />}
      {editable && (
        <Select
          aria-label={t`Add a member`}
          placeholder={t`Add a member`}
          data={agents.filter((agent) => !inside.has(agent.value))}
          value={null}
          searchable
          className={classes.add}
          onChange={(next) => next && set.mutate({ agentId: Number(next), level: 'change' })}
        />
      )}
    </div>
  );
}

function MemberCount({ teamId }: { teamId: number }) {
  const count = useQuery(memberQueries.ofTeam(teamId)).data?.data.length;
  if (count === undefined) return null;
  return <Plural value={count} one="# member" other="# members" />;
}

/** Teams with their members and what each may do. */
export function TeamList({
  editable,
  creating,
  onCreated,
}: {
  editable: boolean;
  creating: boolean;
  onCreated: () => void;
}) {
  const { t } = useLingui();
  const teams = useQuery(directoryQueries.teams());
  const change = useChangeTeam();
  const [editing, setEditing] = useState<Team>();
  if (teams.isPending) return <Lines count={6} height={22} />;
  if (teams.isError) return <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />;
  return (
    <div className={classes.teams}>
      {teams.data.length === 0 && (
        <EmptyState drawing="people" title={t`No teams yet`}>
          {t`A team owns cases; its members see them.`}
        </EmptyState>
      )}
      {change.isError && <ErrorNote error={change.error} />}
      {teams.data.map((team) => (
        <Sheet
          key={team.id}
          title={team.name}
          actions={
            <Group gap={6}>
              {!team.active && (
                <Badge variant="light" color="gray">
                  {t`Inactive`}
                </Badge>
              )}
              <span className={classes.count}>
                <MemberCount teamId={team.id} />
              </span>
              {editable && (
                <>
                  <Button
                    variant="default"
                    onClick={() => setEditing(team)}
                    aria-label={t`Change ${team.name}`}
                  >{t`Change`}</Button>
                  <Button
                    variant="subtle"
                    color={team.active ? 'red' : undefined}
                    loading={change.isPending && change.variables.current.id === team.id}
                    onClick={() => change.mutate({ current: team, patch: { active: !team.active } })}
                    aria-label={team.active ? t`Deactivate ${team.name}` : t`Activate ${team.name}`}
                  >
                    {team.active ? t`Deactivate` : t`Activate`}
                  </Button>
                </>
              )}
            </Group>
          }
        >
          {team.description && <p className={classes.description}>{team.description}</p>}
          <Members team={team} editable={editable} />
        </Sheet>
      ))}
      <TeamDialog
        team={editing}
        opened={editing !== undefined || creating}
        onClose={() => (editing ? setEditing(undefined) : onCreated())}
      />
    </div>
  );
}

function TeamDialog({ team, opened, onClose }: { team?: Team; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={team ? team.name : t`New team`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {opened && <TeamForm team={team} onDone={onClose} />}
    </Modal>
  );
}

function TeamForm({ team, onDone }: { team?: Team; onDone: () => void }) {
  const { t } = useLingui();
  const create = useCreateTeam();
  const change = useChangeTeam();
  const form = useForm({
    initialValues: { name: team?.name ?? '', description: team?.description ?? '' },
    validate: { name: (value) => (value.trim() === '' ? t`Enter a name.` : null) },
  });
  const error = create.error ?? change.error;
  const faults = isProblem(error) ? error.fieldErrors() : {};
  return (
    <form
      onSubmit={form.onSubmit((values) => {
        const name = values.name.trim();
        const description = values.description.trim();
        if (team)
          change.mutate({ current: team, patch: { name, description: description || null } }, { onSuccess: onDone });
        else create.mutate({ name, ...(description && { description }) }, { onSuccess: onDone });
      })}
    >
      <Stack gap="sm">
        <TextInput
          label={t`Name`}
          withAsterisk
          data-autofocus
          {...form.getInputProps('name')}
          error={form.errors.name ?? faults.name}
        />
        <Textarea
          label={t`Description`}
          autosize
          minRows={2}
          {...form.getInputProps('description')}
          error={faults.description}
        />
        {error && <ErrorNote error={error} />}
        <Group justify="flex-end">
          <Button variant="default" size="sm" onClick={onDone}>{t`Cancel`}</Button>
          <Button type="submit" size="sm" loading={create.isPending || change.isPending}>{t`Save`}</Button>
        </Group>
      </Stack>
    </form>
  );
}
