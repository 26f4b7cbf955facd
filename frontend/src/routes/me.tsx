import { useLingui } from '@lingui/react/macro';
import { createFileRoute } from '@tanstack/react-router';
import { ProfileForm } from '../features/me/components/ProfileForm';
import { useMe } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';
import { Lines } from '../shared/ui/States';

export const Route = createFileRoute('/me')({ component: ProfilePage });

function ProfilePage() {
  const { t } = useLingui();
  const me = useMe();
  const online = useOnline();
  return (
    <Page title={t`My profile`}>
      {me ? <ProfileForm key={me.id} me={me} disabled={!online} /> : <Lines count={6} height={20} />}
    </Page>
  );
}
