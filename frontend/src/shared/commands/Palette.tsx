import { useLingui } from '@lingui/react/macro';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { KeyCaps } from '../ui/KeyCaps';
import { useGroupTitles } from './groups';
import { registerPalette } from './open-palette';
import classes from './Palette.module.css';
import { type CommandGroup, useAllCommands } from './registry';

const ORDER: CommandGroup[] = ['case', 'compose', 'report', 'list', 'navigation', 'appearance', 'help'];

type Props = { openCase: (id: number) => void; search: (query: string) => void };

/** Every command of the moment, a case by its number, and the search. Loaded when it is first wanted, and opens then. */
export default function Palette({ openCase, search }: Props) {
  const { t, i18n } = useLingui();
  const commands = useAllCommands();
  const titles = useGroupTitles();
  const [query, setQuery] = useState('');
  useEffect(() => registerPalette(spotlight.open), []);
  const number = /^\s*#?(\d{1,15})\s*$/.exec(query)?.[1];

  const actions: SpotlightActionGroupData[] = ORDER.map((group) => ({
    group: titles[group],
    actions: commands
      .filter((command) => command.group === group && !command.keyOnly)
      .map((command) => ({
        id: command.id,
        label: i18n._(command.title),
        onClick: command.run,
        rightSection: command.keys?.[0] ? <KeyCaps keys={command.keys[0]} /> : null,
      })),
  })).filter((group) => group.actions.length > 0);
  if (number) {
    actions.unshift({
      group: t`Go to`,
      actions: [
        { id: 'case-by-number', label: t`Case #${number}`, keywords: query, onClick: () => openCase(Number(number)) },
      ],
    });
  }
  const text = query.trim();
  if (text) {
    actions.push({
      group: t`Search`,
      // The words are those of the search, so that it is always among what is found.
      actions: [{ id: 'search-for', label: t`Search for “${text}”`, keywords: query, onClick: () => search(text) }],
    });
  }
  return (
    <Spotlight
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      highlightQuery
      classNames={{ actionsGroup: classes.group }}
      attributes={{ content: { 'aria-label': t`Search and commands` } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      scrollable
      maxHeight={420}
      size={580}
      radius="lg"
      nothingFound={t`Nothing found`}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.75} />,
        placeholder: t`Type a command, a case number or what to search for`,
        'aria-label': t`Type a command, a case number or what to search for`,
      }}
    />
  );
}
