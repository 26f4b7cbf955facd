import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Progress, Stack } from '@mantine/core';
import { ErrorNote } from '../../../shared/ui/States';
import { useRecalculation } from '../api/recalculation';

/** Moves running cases to the newest policies: counts first what that would change, and asks. */
export function RecalculationDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t`Apply to running cases`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {opened && <Recalculation onClose={onClose} />}
    </Modal>
  );
}

function Recalculation({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const count = useRecalculation();
  const apply = useRecalculation();
  const now = apply.job ?? count.job;
  const error = apply.error ?? count.error;
  const busy = count.busy || apply.busy;
  const failed = now?.state === 'failed';
  return (
    <Stack gap="sm">
      {!now && (
        <p>
          <Trans>
            Running cases keep the policy and the calendar that they began with. First it is counted what would change;
            nothing changes yet.
          </Trans>
        </p>
      )}
      {now?.state === 'running' && (
        <>
          <p>
            {now.dryRun
              ? t`Counting: ${now.done} of ${now.total} cases`
              : t`Applying: ${now.done} of ${now.total} cases`}
          </p>
          <Progress
            value={now.total === 0 ? 100 : (now.done / now.total) * 100}
            aria-label={now.dryRun ? t`Counting` : t`Applying`}
          />
        </>
      )}
      {now?.state === 'done' && (
        <p role="status">
          {now.dryRun ? (
            <>
              <Plural value={now.changed} _0="No case changes" one="# case changes" other="# cases change" />,{' '}
              <Plural value={now.breaching} _0="none would breach." one="# would breach." other="# would breach." />
            </>
          ) : (
            <>
              <Plural value={now.changed} _0="No case changed" one="# case changed" other="# cases changed" />,{' '}
              <Plural
                value={now.breaching}
                _0="none breached by it."
                one="# breached by it."
                other="# breached by it."
              />
            </>
          )}
        </p>
      )}
      {failed && <p role="alert">{t`It failed. What was changed until then stays; try again.`}</p>}
      {error !== null && <ErrorNote error={error} />}
      <Group justify="flex-end">
        <Button variant="default" size="sm" onClick={onClose}>
          {apply.job?.state === 'done' ? t`Done` : t`Close`}
        </Button>
        {apply.job?.state === 'done' || apply.busy ? null : count.job?.state === 'done' && count.job.changed > 0 ? (
          <Button size="sm" onClick={() => apply.start(false)}>{t`Apply`}</Button>
        ) : (
          <Button size="sm" loading={busy} onClick={() => count.start(true)}>{t`Count what would change`}</Button>
        )}
      </Group>
    </Stack>
  );
}
