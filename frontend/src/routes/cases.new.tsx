import { useLingui } from '@lingui/react/macro';
import { createFileRoute, useRouter } from '@tanstack/react-router';
import { NewCaseForm } from '../features/cases/components/NewCaseForm';
import { Page } from '../shared/ui/Page';

export const Route = createFileRoute('/cases/new')({ component: NewCasePage });

function NewCasePage() {
  const { t } = useLingui();
  const router = useRouter();
  const navigate = Route.useNavigate();
  return (
    <Page
      wide
      title={t`New case`}
      lead={t`For what reached you by phone, over the counter, by post or fax, or by e-mail.`}
    >
      <NewCaseForm
        onCreated={(created) =>
          void navigate({ to: '/views/$viewId/cases/$caseId', params: { viewId: 'all', caseId: String(created.id) } })
        }
        onCancel={() => router.history.back()}
      />
    </Page>
  );
}
