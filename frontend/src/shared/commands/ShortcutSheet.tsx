import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { ShortcutList } from './ShortcutList';
import classes from './ShortcutSheet.module.css';

/** The sheet of shortcuts, over whatever page is shown. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened
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
