import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { createFileRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { TeamList } from '../features/teams/components/TeamList';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';

export const Route = createFileRoute('/admin/teams')({ component: TeamsPage });

function TeamsPage() {
  const { t } = useLingui();
  const online = useOnline();
  const maySet = usePermission('settings:write') && online;
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title={t`Teams`}
      lead={t`A team owns cases; the level says what a member may do with them.`}
      actions={
        <Button
          size="sm"
          disabled={!maySet}
          leftSection={<IconPlus size={16} stroke={2} />}
          onClick={() => setCreating(true)}
        >
          {t`New team`}
        </Button>
      }
    >
      <TeamList editable={maySet} creating={creating} onCreated={() => setCreating(false)} />
    </Page>
  );
}
