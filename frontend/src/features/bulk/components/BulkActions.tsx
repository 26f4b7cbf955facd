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
import type { BulkStart } from './BulkDialog';

const BulkDialog = lazy(() => import('./BulkDialog'));

type Props = {
  selection: NewBulkJob['selection'];
  /** How many cases that is; not exact: there are more. */
  count: { total: number; exact: boolean };
  /** The work has begun: nothing needs to stay selected. */
  onStarted: () => void;
  /** Those that could not be changed. */
  onFailed: (caseIds: readonly number[]) => void;
};

/** What can be done with the selected cases. */
export default function BulkActions({ selection, count, onStarted, onFailed }: Props) {
  const { t } = useLingui();
  const me = useMe();
  const online = useOnline();
  const bulk = useBulk();
  const [opened, setOpened] = useState<BulkStart>();
  const cases = count.exact
    ? t`${plural(count.total, { one: '# case', other: '# cases' })}`
    : t`${plural(count.total, { one: 'more than # case', other: 'more than # cases' })}`;
  const order = ({ mergeInto, ...wanted }: Omit<NewBulkJob, 'selection'>) => {
    setOpened(undefined);
    onStarted();
    // The case that the others go into may be one of those that are selected.
    const chosen = selection.ids && { ids: selection.ids.filter((id) => id !== mergeInto) };
    // What went wrong has been told; the selection comes back.
    bulk({ selection: chosen ?? selection, ...wanted, ...(mergeInto && { mergeInto }) }).then(onFailed, () =>
      onFailed(selection.ids ?? []),
    );
  };
  // All that match may be thousands that nobody has looked at: the dialog tells how many, and asks.
  const change = (start: BulkStart) => (selection.ids ? order({ change: start }) : setOpened(start));
  const solve = () => change({ status: 'solved' });
  const allowed = online && me?.permissions.includes('cases:write') === true;
  useCommands(
    allowed
      ? [
          {
            id: 'bulk-change',
            title: msg`Change the selected cases…`,
            group: 'list',
            keys: ['b'],
            run: () => setOpened({}),
          },
          { id: 'bulk-solve', title: msg`Solve the selected cases`, group: 'list', keys: ['shift+x'], run: solve },
          {
            id: 'bulk-take',
            title: msg`Assign the selected cases to me`,
            group: 'list',
            run: () => me && change({ assigneeId: me.id }),
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
        onClick={() => setOpened({})}
      >{t`Change…`}</Button>
      <Suspense>
        {opened && <BulkDialog cases={cases} start={opened} onClose={() => setOpened(undefined)} onOrder={order} />}
      </Suspense>
    </>
  );
}
