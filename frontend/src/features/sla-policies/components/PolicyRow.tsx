import { useSortable } from '@dnd-kit/sortable';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Switch } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { SlaPolicy } from '../../../api/types';
import classes from './PolicyRow.module.css';

type Props = {
  policy: SlaPolicy;
  first: boolean;
  last: boolean;
  editable: boolean;
  name: ReactNode;
  calendar: string | undefined;
  onStep: (by: 1 | -1) => void;
  onUse: (active: boolean) => void;
};

/** One policy in the order: a handle to drag it by, and a step up or down without dragging. */
export function PolicyRow({ policy, first, last, editable, name, calendar, onStep, onUse }: Props) {
  const { t } = useLingui();
  const still = useReducedMotion();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: policy.id,
    disabled: !editable,
    attributes: { roleDescription: t`Handle to drag` },
    transition: still ? null : { duration: 120, easing: 'ease' },
  });
  // Not `disabled`: the focus stays on a button that has just reached the end.
  const step = (by: 1 | -1, end: boolean) => ({
    'data-disabled': end || undefined,
    'aria-disabled': end,
    onClick: () => !end && onStep(by),
  });
  return (
    <tr
      ref={setNodeRef}
      className={clsx(isDragging && classes.dragged)}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      <td>
        <div className={classes.order}>
          <ActionIcon
            {...attributes}
            {...listeners}
            ref={setActivatorNodeRef}
            className={classes.handle}
            disabled={!editable}
            aria-label={t`Drag ${policy.name}`}
          >
            <IconGripVertical size={16} stroke={1.75} />
          </ActionIcon>
          <ActionIcon disabled={!editable} aria-label={t`Move ${policy.name} up`} {...step(-1, first)}>
            <IconArrowUp size={15} stroke={1.75} />
          </ActionIcon>
          <ActionIcon disabled={!editable} aria-label={t`Move ${policy.name} down`} {...step(1, last)}>
            <IconArrowDown size={15} stroke={1.75} />
          </ActionIcon>
        </div>
      </td>
      <td>{name}</td>
      <td>{policy.conditions ? <code>{policy.conditions}</code> : t`Every case`}</td>
      <td>{calendar}</td>
      <td>
        <Switch
          aria-label={t`${policy.name} is in use`}
          checked={policy.active}
          disabled={!editable}
          onChange={(event) => onUse(event.currentTarget.checked)}
        />
      </td>
    </tr>
  );
}
