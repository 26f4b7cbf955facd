import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck, IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { NewBulkJob } from '../../../api/types';
import { useCommands } from '../../../shared/commands/registry';
import { useMe } from '../../../shared/hooks/use-me';
import { useOnline } from '../../../shared/hooks/use-online';
import { useBulk } from '../api/use-bulk';

const BulkDialog = lazy(() => import('./BulkDialog'));

type Props = {
  selection: NewBulkJob['selection'];
  /** How many cases that is, as far as known. */
  count: number;
  /** The work has begun: nothing needs to stay selected. */
  onStarted: () => void;
  /** Those that could not be changed. */
  onFailed: (caseIds: number[]) => void;
};

/** What can be done with the selected cases. */
export default function BulkActions({ selection, count, onStarted, onFailed }: Props) {
  const { t } = useLingui();
  const me = useMe();
  const online = useOnline();
  const bulk = useBulk();
  const [opened, setOpened] = useState(false);
  const cases = t`${plural(count, { one: '# case', other: '# cases' })}`;
  const order = (wanted: Omit<NewBulkJob, 'selection'>) => {
    setOpened(false);
    onStarted();
    // What went wrong has been told; the selection comes back.
    bulk({ selection, ...wanted }).then(onFailed, () => onFailed(selection.ids ?? []));
  };
  const solve = () => order({ change: { status: 'solved' } });
  const allowed = online && me?.permissions.includes('cases:write') === true;
  useCommands(
    allowed
      ? [
          {
            id: 'bulk-change',
            title: msg`Change the selected cases…`,
            group: 'list',
            keys: ['b'],
            run: () => setOpened(true),
          },
          { id: 'bulk-solve', title: msg`Solve the selected cases`, group: 'list', keys: ['shift+x'], run: solve },
          {
            id: 'bulk-take',
            title: msg`Assign the selected cases to me`,
            group: 'list',
            run: () => me && order({ change: { assigneeId: me.id } }),
          },
        ]
      : [],
  );
  if (!allowed) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconCheck size={16} stroke={1.75} />}
        onClick={solve}
      >{t`Solve`}</Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPencil size={16} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >{t`Change…`}</Button>
      <Suspense>{opened && <BulkDialog cases={cases} onClose={() => setOpened(false)} onOrder={order} />}</Suspense>
    </>
  );
}
