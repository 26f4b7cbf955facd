import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { createFileRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { AgentDialog } from '../features/agents/components/AgentDialog';
import { AgentTable } from '../features/agents/components/AgentTable';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';

export const Route = createFileRoute('/admin/agents')({ component: AgentsPage });

function AgentsPage() {
  const { t } = useLingui();
  const online = useOnline();
  const mayManage = usePermission('agents:manage') && online;
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      wide
      title={t`Agents`}
      lead={t`Who answers, in which role, and for which teams.`}
      actions={
        <Button
          size="sm"
          disabled={!mayManage}
          leftSection={<IconUserPlus size={16} stroke={1.75} />}
          onClick={() => setInviting(true)}
        >
          {t`Invite an agent`}
        </Button>
      }
    >
      <AgentTable editable={mayManage} />
      <AgentDialog opened={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}
