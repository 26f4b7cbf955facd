import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { downloadExport, type Exported } from '../../../api/download';
import type { ExportFormat } from '../../../api/types';
import { useProblemText } from '../../../shared/ui/States';

/** What is on the screen as a file: the same numbers. */
export function ExportMenu({ of, what }: { of: string; what: Exported }) {
  const { t } = useLingui();
  const problemText = useProblemText();
  const save = useMutation({
    mutationFn: (format: ExportFormat) => downloadExport(what, format),
    onError: (error) => {
      const text = problemText(error);
      notifications.show({ color: 'red', title: t`Could not export`, message: text.detail ?? text.title });
    },
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t`Export: ${of}`} loading={save.isPending}>
          <IconDownload size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save.mutate('csv')}>CSV</Menu.Item>
        <Menu.Item onClick={() => save.mutate('xlsx')}>XLSX</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
