import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconAdjustments, IconArrowsUpDown, IconDots, IconPencil, IconSearch, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import { useSortOptions } from '../../features/cases/components/SortMenu';
import { useDeleteView } from '../../features/views/api/view-mutations';
import { useCommands } from '../../shared/commands/registry';
import { focusIfLost } from '../../shared/hooks/use-focus-back';
import { useOnline } from '../../shared/hooks/use-online';
import { useViews } from '../-views/use-views';
import { addressOf, type ShownView } from '../-views/views';

const ViewDialog = lazy(() => import('../../features/views/components/ViewDialog'));
const ArrangeDialog = lazy(() => import('../../features/views/components/ArrangeDialog'));

/** What can be done with a view: search in it, make one of one's own of it, change, delete and arrange. */
export default function ViewMenu({ view }: { view: ShownView }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const online = useOnline();
  const views = useViews();
  const remove = useDeleteView(() => void navigate({ to: '/views/$viewId', params: { viewId: 'mine' } }));
  const sorts = useSortOptions();
  const [open, setOpen] = useState<'edit' | 'copy' | 'arrange'>();
  const { saved } = view;
  const changeable = Boolean(saved?.changeable) && online;
  const search = () => void navigate({ to: '/search', search: { query: view.query } });
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(undefined);
    focusIfLost(button.current);
  };

  useCommands([
    ...(changeable
      ? [{ id: 'edit-view', title: msg`Edit this view…`, group: 'list' as const, run: () => setOpen('edit') }]
      : []),
    { id: 'arrange-views', title: msg`Arrange views…`, group: 'list', run: () => setOpen('arrange') },
  ]);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={button} aria-label={t`This view`} title={t`This view`}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconSearch size={16} stroke={1.75} />} onClick={search}>
            {t`Search on from here`}
          </Menu.Item>
          {changeable && (
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => setOpen('edit')}>
              {t`Edit the view…`}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconAdjustments size={16} stroke={1.75} />}
            disabled={!online}
            onClick={() => setOpen('copy')}
          >
            {t`Save as a view of my own…`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowsUpDown size={16} stroke={1.75} />}
            disabled={!online}
            onClick={() => setOpen('arrange')}
          >
            {t`Arrange views…`}
          </Menu.Item>
          {changeable && saved && (
            <Menu.Item leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => remove.mutate(saved)}>
              {t`Delete the view`}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {(open === 'edit' || open === 'copy') && (
          <ViewDialog
            view={open === 'edit' ? saved : undefined}
            query={view.query}
            sort={view.sort}
            sorts={sorts}
            onClose={close}
            onSaved={(made) => {
              close();
              void navigate({ to: '/views/$viewId', params: { viewId: addressOf(made) } });
            }}
          />
        )}
        {open === 'arrange' && <ArrangeDialog views={views.all.flatMap((each) => each.saved ?? [])} onClose={close} />}
      </Suspense>
    </>
  );
}
