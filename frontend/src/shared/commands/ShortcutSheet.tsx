import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { KeyCaps } from '../ui/KeyCaps';
import { useGroupTitles } from './groups';
import { type CommandGroup, useAllCommands } from './registry';
import classes from './ShortcutSheet.module.css';

const ORDER: CommandGroup[] = ['list', 'case', 'compose', 'navigation', 'appearance', 'help'];

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

export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t`Keyboard shortcuts`}
      size={760}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <p className={classes.hint}>
        <Trans>
          Keys are those of the physical keyboard: they work on every layout. Single keys can be switched off in your
          profile.
        </Trans>
      </p>
      <ShortcutList />
    </Modal>
  );
}
