import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconCopy,
  IconDots,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import type { WidgetKind } from '../../../../api/types';
import { KINDS, MOST_PARTS, type Part } from '../model/draft';
import { type PartField, type Place, partAt } from '../model/faults';
import { kindIcons, kindLabels } from './kinds';
import { PartEditor } from './PartEditor';
import classes from './PartList.module.css';
import { usePartWords } from './use-part-words';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

export type PartActions = {
  open: (id: string | undefined) => void;
  change: (part: Part, field: PartField) => void;
  add: (kind: WidgetKind) => void;
  copy: (id: string) => void;
  remove: (id: string) => void;
  move: (id: string, by: 1 | -1) => void;
};

type Props = {
  parts: readonly Part[];
  /** The one that is unfolded. */
  opened: string | undefined;
  faults: ReadonlyMap<Place, string>;
  actions: PartActions;
};

/** The parts of a report in their order, one of them unfolded. Alt with the arrow keys moves them, too. */
export function PartList({ parts, opened, faults, actions }: Props) {
  const { t, i18n } = useLingui();
  return (
    <>
      <ol className={classes.list}>
        {parts.map((part, index) => (
          <PartItem
            key={part.id}
            part={part}
            opened={part.id === opened}
            first={index === 0}
            last={index === parts.length - 1}
            full={parts.length >= MOST_PARTS}
            faults={faults}
            actions={actions}
          />
        ))}
      </ol>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            size="sm"
            className={classes.add}
            leftSection={<IconPlus {...icon} />}
            disabled={parts.length >= MOST_PARTS}
            data-add
          >
            {t`Add a part`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {KINDS.map((kind) => {
            const Icon = kindIcons[kind];
            return (
              <Menu.Item key={kind} leftSection={<Icon {...icon} />} onClick={() => actions.add(kind)}>
                {i18n._(kindLabels[kind])}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

type ItemProps = Pick<Props, 'faults' | 'actions'> & {
  part: Part;
  opened: boolean;
  first: boolean;
  last: boolean;
  full: boolean;
};

function PartItem({ part, opened, first, last, full, faults, actions }: ItemProps) {
  const { t } = useLingui();
  const words = usePartWords();
  const Icon = kindIcons[part.kind];
  const title = words.title(part);
  const faulty = [...faults.keys()].some((place) => partAt(place) === part.id);
  return (
    <li
      className={classes.part}
      data-part={part.id}
      data-opened={opened || undefined}
      data-faulty={faulty || undefined}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        actions.move(part.id, event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <div className={classes.head}>
        <UnstyledButton
          className={classes.toggle}
          aria-expanded={opened}
          onClick={() => actions.open(opened ? undefined : part.id)}
        >
          <Icon size={18} stroke={1.75} className={classes.kind} aria-hidden="true" />
          <span className={classes.words}>
            <span className={classes.title}>{title}</span>
            {!opened && <span className={classes.summary}>{words.summary(part)}</span>}
          </span>
          <IconChevronDown {...icon} className={classes.chevron} />
        </UnstyledButton>
        <ActionIcon
          aria-label={t`Move up: ${title}`}
          aria-disabled={first}
          data-move="up"
          onClick={() => actions.move(part.id, -1)}
        >
          <IconArrowUp {...icon} />
        </ActionIcon>
        <ActionIcon
          aria-label={t`Move down: ${title}`}
          aria-disabled={last}
          data-move="down"
          onClick={() => actions.move(part.id, 1)}
        >
          <IconArrowDown {...icon} />
        </ActionIcon>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon aria-label={t`More: ${title}`}>
              <IconDots {...icon} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconCopy {...icon} />} disabled={full} onClick={() => actions.copy(part.id)}>
              {t`Duplicate`}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => actions.remove(part.id)}>
              {t`Remove`}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {opened && <PartEditor part={part} faults={faults} onChange={actions.change} />}
    </li>
  );
}
