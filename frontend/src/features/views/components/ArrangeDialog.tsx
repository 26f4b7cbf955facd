import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Modal, Stack, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { View } from '../../../api/types';
import { announce } from '../../../shared/a11y/Announcer';
import { useFocusBack } from '../../../shared/hooks/use-focus-back';
import { useOnline } from '../../../shared/hooks/use-online';
import { ErrorNote } from '../../../shared/ui/States';
import { useArrangeViews } from '../api/view-mutations';
import classes from './ArrangeDialog.module.css';

/** The reader's own order of the views, and which of them are in sight. Alt with the arrow keys moves, too. */
export default function ArrangeDialog({ views, onClose }: { views: readonly View[]; onClose: () => void }) {
  const { t } = useLingui();
  useFocusBack();
  const online = useOnline();
  const arrange = useArrangeViews();
  const [rows, setRows] = useState(() => views.map(({ id, name, hidden }) => ({ id, name, hidden })));
  const move = (from: number, by: 1 | -1) => {
    const to = from + by;
    const moved = rows[from];
    if (!moved || to < 0 || to >= rows.length) return;
    setRows(rows.toSpliced(from, 1).toSpliced(to, 0, moved));
    announce(t`${moved.name}: place ${to + 1} of ${rows.length}`);
  };
  return (
    <Modal opened onClose={onClose} title={t`Arrange views`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <Stack gap="sm">
        <ul className={classes.list}>
          {rows.map((row, index) => (
            <li
              key={row.id}
              className={classes.row}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                move(index, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              <Switch
                size="xs"
                label={row.name}
                checked={!row.hidden}
                onChange={(event) => setRows(rows.with(index, { ...row, hidden: !event.currentTarget.checked }))}
              />
              <span className={classes.moves}>
                <ActionIcon
                  aria-label={t`Move ${row.name} up`}
                  aria-disabled={index === 0}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={16} stroke={1.75} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t`Move ${row.name} down`}
                  aria-disabled={index === rows.length - 1}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={16} stroke={1.75} />
                </ActionIcon>
              </span>
            </li>
          ))}
        </ul>
        {arrange.isError && <ErrorNote error={arrange.error} />}
        <Group justify="flex-end">
          <Button variant="default" size="sm" onClick={onClose}>{t`Cancel`}</Button>
          <Button
            size="sm"
            disabled={!online}
            loading={arrange.isPending}
            onClick={() =>
              arrange.mutate(
                {
                  ids: rows.map((row) => row.id),
                  hiddenIds: rows.filter((row) => row.hidden).map((row) => row.id),
                },
                { onSuccess: onClose },
              )
            }
          >{t`Save`}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
