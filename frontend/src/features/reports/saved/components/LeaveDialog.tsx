import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';

/** Asks before what is not saved is left. `isUnsaved` is asked at that moment. */
export function LeaveDialog({ isUnsaved }: { isUnsaved: () => boolean }) {
  const { t } = useLingui();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: isUnsaved,
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  return (
    <Modal opened={status === 'blocked'} onClose={() => reset?.()} title={t`Leave without saving?`} size="sm">
      <p>
        <Trans>What you have changed in this report will be lost.</Trans>
      </p>
      <Group justify="flex-end">
        <Button variant="default" size="sm" color="red" onClick={() => proceed?.()}>{t`Leave`}</Button>
        <Button size="sm" data-autofocus onClick={() => reset?.()}>{t`Keep editing`}</Button>
      </Group>
    </Modal>
  );
}
