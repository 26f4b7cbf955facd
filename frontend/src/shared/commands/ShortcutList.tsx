import { useLingui } from '@lingui/react/macro';
import { KeyCaps } from '../ui/KeyCaps';
import { useGroupTitles } from './groups';
import { type CommandGroup, useAllCommands } from './registry';
import classes from './ShortcutSheet.module.css';

const ORDER: CommandGroup[] = ['list', 'case', 'compose', 'report', 'navigation', 'appearance', 'help'];

/** The keys of everything that can be done now, by group. */
export function ShortcutList() {
  const { i18n } = useLingui();
  const titles = useGroupTitles();
  const commands = useAllCommands().filter((command) => command.keys?.length);
  return (
    <div className={classes.groups}>
      {ORDER.map((group) => {
        const ofGroup = commands.filter((command) => command.group === group);
        if (ofGroup.length === 0) return null;
        return (
          <section key={group} className={classes.group}>
            <h3 className={classes.title}>{titles[group]}</h3>
            <dl className={classes.list}>
              {ofGroup.map((command) => (
                <div key={command.id} className={classes.row}>
                  <dt>{i18n._(command.title)}</dt>
                  <dd className={classes.keys}>
                    {command.keys?.map((keys) => (
                      <KeyCaps key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
