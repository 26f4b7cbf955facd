import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Group, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { directoryQueries } from '../../../api/queries/directory';
import type { Agent } from '../../../api/types';
import { useMe } from '../../../shared/hooks/use-me';
import { levelLabels, roleLabels } from '../../../shared/i18n/labels';
import { Avatar } from '../../../shared/ui/Person';
import { EmptyState, ErrorNote, ErrorState, Lines } from '../../../shared/ui/States';
import { Table } from '../../../shared/ui/Table';
import { useChangeAgent } from '../api/agent-mutations';
import { AgentDialog } from './AgentDialog';
import classes from './AgentTable.module.css';

/** Everybody who answers: role, teams, and whether they may come in. */
export function AgentTable({ editable }: { editable: boolean }) {
  const { t, i18n } = useLingui();
  const me = useMe();
  const agents = useQuery(directoryQueries.agents());
  const teams = useQuery(directoryQueries.teams()).data;
  const change = useChangeAgent();
  const [search, setSearch] = useState('');
  const [state, setState] = useState('active');
  const [editing, setEditing] = useState<Agent>();
  const [disabling, setDisabling] = useState<Agent>();

  if (agents.isPending) return <Lines count={8} height={22} />;
  if (agents.isError) return <ErrorState error={agents.error} onRetry={() => void agents.refetch()} />;
  const needle = search.trim().toLocaleLowerCase();
  const rows = agents.data.filter(
    (agent) =>
      (state === 'all' || agent.active === (state === 'active')) &&
      (needle === '' || agent.name.toLocaleLowerCase().includes(needle) || agent.email?.toLowerCase().includes(needle)),
  );
  const closeDisable = () => {
    change.reset();
    setDisabling(undefined);
  };
  return (
    <div className={classes.list}>
      <div className={classes.tools}>
        <TextInput
          aria-label={t`Find an agent`}
          placeholder={t`Name or e-mail address`}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t`State`}
          value={state}
          onChange={setState}
          data={[
            { value: 'active', label: t`Active` },
            { value: 'disabled', label: t`Disabled` },
            { value: 'all', label: t`All` },
          ]}
        />
      </div>
      {change.isError && !disabling && <ErrorNote error={change.error} />}
      {rows.length === 0 ? (
        <EmptyState drawing="people" title={t`Nobody found`} />
      ) : (
        <Table
          label={t`Agents`}
          head={[t`Name`, t`Role`, t`Teams`, <span key="actions" className="visually-hidden">{t`Actions`}</span>]}
        >
          {rows.map((agent) => (
            <tr key={agent.id}>
              <td>
                <span className={classes.person}>
                  <Avatar name={agent.name} size={28} />
                  <span className={classes.names}>
                    <span className={classes.name}>
                      {agent.name}
                      {!agent.active && (
                        <Badge variant="light" color="gray" size="sm">
                          {t`Disabled`}
                        </Badge>
                      )}
                    </span>
                    {agent.email && <span className={classes.email}>{agent.email}</span>}
                  </span>
                </span>
              </td>
              <td>{i18n._(roleLabels[agent.role])}</td>
              <td className={classes.teams}>
                {agent.teams
                  .map(
                    (each) =>
                      `${teams?.find((team) => team.id === each.teamId)?.name ?? `#${each.teamId}`} (${i18n._(levelLabels[each.level])})`,
                  )
                  .join(', ') || '–'}
              </td>
              <td>
                {editable && agent.kind === 'person' && (
                  <Group gap={6} justify="flex-end" wrap="nowrap">
                    <Button
                      variant="default"
                      onClick={() => setEditing(agent)}
                      aria-label={t`Change ${agent.name}`}
                    >{t`Change`}</Button>
                    {agent.id === me?.id ? null : agent.active ? (
                      <Button
                        variant="subtle"
                        color="red"
                        onClick={() => setDisabling(agent)}
                        aria-label={t`Disable ${agent.name}`}
                      >
                        {t`Disable`}
                      </Button>
                    ) : (
                      <Button
                        variant="subtle"
                        onClick={() => change.mutate({ current: agent, patch: { active: true } })}
                        aria-label={t`Enable ${agent.name}`}
                      >
                        {t`Enable`}
                      </Button>
                    )}
                  </Group>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <AgentDialog agent={editing} opened={editing !== undefined} onClose={() => setEditing(undefined)} />
      <Modal
        opened={disabling !== undefined}
        onClose={closeDisable}
        title={t`Disable ${disabling?.name}?`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <p className={classes.text}>
          <Trans>
            They lose access at once, in every open window. Their cases stay as they are. You can enable them again.
          </Trans>
        </p>
        {change.isError && <ErrorNote error={change.error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" size="sm" onClick={closeDisable} data-autofocus>{t`Cancel`}</Button>
          <Button
            size="sm"
            color="red.9"
            loading={change.isPending}
            onClick={() =>
              disabling && change.mutate({ current: disabling, patch: { active: false } }, { onSuccess: closeDisable })
            }
          >
            {t`Disable`}
          </Button>
        </Group>
      </Modal>
    </div>
  );
}
