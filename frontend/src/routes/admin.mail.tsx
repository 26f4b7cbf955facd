import { useLingui } from '@lingui/react/macro';
import { createFileRoute } from '@tanstack/react-router';
import { MailDeliveries } from '../features/mail/components/MailDeliveries';
import { usePermission } from '../shared/hooks/use-me';
import { useOnline } from '../shared/hooks/use-online';
import { Page } from '../shared/ui/Page';

export const Route = createFileRoute('/admin/mail')({ component: MailPage });

function MailPage() {
  const { t } = useLingui();
  const online = useOnline();
  const maySet = usePermission('settings:write');
  return (
    <Page wide title={t`Mail deliveries`} lead={t`What the desk sends by mail, and what became of it.`}>
      {maySet && <MailDeliveries editable={online} />}
    </Page>
  );
}
