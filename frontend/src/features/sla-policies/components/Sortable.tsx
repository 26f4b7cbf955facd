import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  type Modifier,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef } from 'react';

type Props = {
  items: readonly { id: number; name: string }[];
  onMove: (from: number, to: number) => void;
  children: ReactNode;
};

const upAndDownOnly: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** Rows that can be dragged into another order, by a pointer or by the keys, with each step told to screen readers. */
export function Sortable({ items, onMove, children }: Props) {
  const { t } = useLingui();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const indexOf = (id: UniqueIdentifier | undefined) => items.findIndex((item) => item.id === id);
  const nameOf = (id: UniqueIdentifier) => items[indexOf(id)]?.name ?? '';
  const count = items.length;
  const left = useRef(false);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[upAndDownOnly]}
      onDragEnd={({ active, over }) => {
        if (over) onMove(indexOf(active.id), indexOf(over.id));
      }}
      accessibility={{
        screenReaderInstructions: {
          draggable: t`Press Space to pick it up, the arrow keys to move it, Space again to put it down, and Escape to leave it where it was.`,
        },
        announcements: {
          onDragStart: ({ active }) => {
            left.current = false;
            const name = nameOf(active.id);
            const place = indexOf(active.id) + 1;
            return t`${name} is picked up from place ${place} of ${count}.`;
          },
          onDragOver: ({ active, over }) => {
            // That it is over its own place goes without saying, until it has left it.
            if (!over || (over.id === active.id && !left.current)) return undefined;
            left.current = true;
            const name = nameOf(active.id);
            const place = indexOf(over.id) + 1;
            return t`${name} is over place ${place} of ${count}.`;
          },
          onDragEnd: ({ active, over }) => {
            const name = nameOf(active.id);
            const place = indexOf(over?.id ?? active.id) + 1;
            return t`${name} is put down at place ${place} of ${count}.`;
          },
          onDragCancel: ({ active }) => {
            const name = nameOf(active.id);
            const place = indexOf(active.id) + 1;
            return t`${name} stays at place ${place} of ${count}.`;
          },
        },
      }}
    >
      <SortableContext items={items.map((item) => item.id)} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}
