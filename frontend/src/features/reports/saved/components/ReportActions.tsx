import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconMail, IconPencil, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { SavedReport } from '../../../../api/types';
import { type Command, useCommands } from '../../../../shared/commands/registry';
import { useOnline } from '../../../../shared/hooks/use-online';
import { useDeleteReport } from '../api/saved-mutations';

const Schedules = lazy(() => import('./Schedules'));
const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

type Props = { report: SavedReport; onDeleted?: () => void };

function useActions({ report, onDeleted }: Props) {
  const navigate = useNavigate();
  const online = useOnline();
  const remove = useDeleteReport(onDeleted);
  return {
    changeable: report.changeable && online,
    edit: () => void navigate({ to: '/reports/saved/$reportId/edit', params: { reportId: String(report.id) } }),
    copy: () => void navigate({ to: '/reports/saved/new', search: { copy: String(report.id) } }),
    remove: () => remove.mutate(report),
  };
}

/** What can be done with one report of a list. */
export function ReportMenu(props: Props) {
  const { t } = useLingui();
  const { changeable, edit, copy, remove } = useActions(props);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t`More: ${props.report.name}`}>
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {changeable && (
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={edit}>
            {t`Edit`}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={copy}>
          {t`Duplicate`}
        </Menu.Item>
        {changeable && (
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={remove}>
            {t`Delete`}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done with the report that is open. */
export function ReportActions(props: Props) {
  const { t } = useLingui();
  const { changeable, edit, copy, remove } = useActions(props);
  const [mails, setMails] = useState(false);
  const ofChangeable: Command[] = [
    { id: 'edit-report', title: msg`Edit this report`, group: 'report', keys: ['e'], run: edit },
    { id: 'delete-report', title: msg`Delete this report`, group: 'report', run: remove },
  ];
  useCommands([
    ...(changeable ? ofChangeable : []),
    { id: 'copy-report', title: msg`Duplicate this report`, group: 'report', run: copy },
    { id: 'mail-report', title: msg`Send this report by mail…`, group: 'report', run: () => setMails(true) },
  ]);
  return (
    <>
      {changeable && (
        <Button variant="default" leftSection={<IconPencil {...icon} />} onClick={edit}>
          {t`Edit`}
        </Button>
      )}
      <Button variant="default" leftSection={<IconMail {...icon} />} onClick={() => setMails(true)}>
        {t`By mail`}
      </Button>
      <ReportMenu {...props} />
      <Suspense>{mails && <Schedules reportId={props.report.id} onClose={() => setMails(false)} />}</Suspense>
    </>
  );
}
