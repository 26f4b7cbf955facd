import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import classes from './AuthGate.module.css';

/** Shown over the page when the login has ended; nothing behind it is lost. */
export default function ExpiredDialog({ onClose, onSignIn }: { onClose: () => void; onSignIn: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened onClose={onClose} title={t`Your session has ended`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <p className={classes.text}>
        <Trans>Sign in again to go on. What you were writing is kept on this device.</Trans>
      </p>
      <Button mt="md" size="sm" data-autofocus onClick={onSignIn}>
        {t`Sign in again`}
      </Button>
    </Modal>
  );
}
