import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, CopyButton, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { isProblem } from '../../../api/problem';
import type { Agent, Role, TeamLevel } from '../../../api/types';
import { LEVELS, levelLabels, ROLES, roleHints, roleLabels } from '../../../shared/i18n/labels';
import { useEnumOptions, useTeamOptions } from '../../../shared/pickers/options';
import { ErrorNote } from '../../../shared/ui/States';
import { useChangeAgent, useInviteAgent } from '../api/agent-mutations';
import classes from './AgentDialog.module.css';

type Values = {
  name: string;
  email: string;
  role: Role;
  language: string | null;
  teams: { teamId: number; level: TeamLevel }[];
};

const SPOKEN = [
  { value: 'en', label: 'English' },
  { value: 'ru', label: 'Русский' },
  { value: 'pt', label: 'Português' },
];

/** Invites a new agent, or changes a known one. */
export function AgentDialog({ agent, opened, onClose }: { agent?: Agent; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={520}
      title={agent ? agent.name : t`Invite an agent`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {opened && <AgentForm agent={agent} onDone={onClose} />}
    </Modal>
  );
}

function AgentForm({ agent, onDone }: { agent?: Agent; onDone: () => void }) {
  const { t, i18n } = useLingui();
  const roles = useEnumOptions(ROLES, roleLabels);
  const levels = useEnumOptions(LEVELS, levelLabels);
  const teams = useTeamOptions();
  const invite = useInviteAgent();
  const change = useChangeAgent();
  const form = useForm<Values>({
    initialValues: {
      name: agent?.name ?? '',
      email: agent?.email ?? '',
      role: agent?.role ?? 'agent',
      language: agent?.language ?? null,
      teams: agent?.teams.map(({ teamId, level }) => ({ teamId, level })) ?? [],
    },
    validate: {
      name: (value) => (value.trim() === '' ? t`Enter a name.` : null),
      email: (value) => (!agent && !value.includes('@') ? t`Enter an e-mail address.` : null),
    },
  });
  const error = invite.error ?? change.error;
  const faults = isProblem(error) ? error.fieldErrors() : {};
  const chosen = new Set(form.values.teams.map((team) => String(team.teamId)));
  const teamName = (id: number) => teams.find((team) => team.value === String(id))?.label ?? `#${id}`;

  const submit = (values: Values) => {
    const common = { name: values.name.trim(), role: values.role, teams: values.teams };
    if (agent) {
      change.mutate({ current: agent, patch: { ...common, language: values.language } }, { onSuccess: onDone });
    } else {
      invite.mutate(
        { ...common, email: values.email.trim(), ...(values.language && { language: values.language }) },
        // Where no mail can be sent, the first password is shown here, once, to be handed over.
        { onSuccess: (invited) => !invited.temporaryPassword && onDone() },
      );
    }
  };
  const invited = invite.data;
  if (invited?.temporaryPassword) {
    return (
      <Stack gap="sm">
        <p className={classes.text}>
          <Trans>No mail could be sent. Hand over this password; it is asked to be changed at the first login.</Trans>
        </p>
        <code className={classes.password}>{invited.temporaryPassword}</code>
        <Group justify="flex-end">
          <CopyButton value={invited.temporaryPassword}>
            {({ copied, copy }) => (
              <Button variant="default" size="sm" onClick={copy}>
                {copied ? t`Copied` : t`Copy`}
              </Button>
            )}
          </CopyButton>
          <Button size="sm" onClick={onDone} data-autofocus>{t`Done`}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <TextInput
          label={t`Name`}
          withAsterisk
          data-autofocus
          {...form.getInputProps('name')}
          error={form.errors.name ?? faults.name}
        />
        <TextInput
          label={t`E-mail address`}
          withAsterisk={!agent}
          type="email"
          disabled={Boolean(agent)}
          description={agent ? undefined : t`The invitation goes there.`}
          {...form.getInputProps('email')}
          error={form.errors.email ?? faults.email}
        />
        <Group grow align="flex-start">
          <Select
            label={t`Role`}
            data={roles}
            allowDeselect={false}
            description={i18n._(roleHints[form.values.role])}
            {...form.getInputProps('role')}
            error={faults.role}
          />
          <Select
            label={t`Language`}
            data={SPOKEN}
            clearable
            description={t`Of the screens and mails.`}
            clearButtonProps={{ 'aria-label': t`Clear` }}
            {...form.getInputProps('language')}
          />
        </Group>
        <fieldset className={classes.teams}>
          <legend>{t`Teams`}</legend>
          {form.values.teams.map((team, index) => (
            <div key={team.teamId} className={classes.team}>
              <span className={classes.teamName}>{teamName(team.teamId)}</span>
              <Select
                aria-label={t`Level in ${teamName(team.teamId)}`}
                data={levels}
                value={team.level}
                allowDeselect={false}
                className={classes.level}
                onChange={(next) => next && form.setFieldValue(`teams.${index}.level`, next as TeamLevel)}
              />
              <ActionIcon
                aria-label={t`Remove from ${teamName(team.teamId)}`}
                onClick={() => form.removeListItem('teams', index)}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            </div>
          ))}
          <Select
            aria-label={t`Add to a team`}
            placeholder={t`Add to a team`}
            data={teams.filter((team) => !chosen.has(team.value))}
            value={null}
            searchable
            onChange={(next) => next && form.insertListItem('teams', { teamId: Number(next), level: 'change' })}
          />
        </fieldset>
        {error && <ErrorNote error={error} />}
        <Group justify="flex-end">
          <Button variant="default" size="sm" onClick={onDone}>{t`Cancel`}</Button>
          <Button type="submit" size="sm" loading={invite.isPending || change.isPending}>
            {agent ? t`Save` : t`Invite`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
