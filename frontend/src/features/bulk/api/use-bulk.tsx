import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client';
import { isProblem } from '../../../api/problem';
import { caseQueries } from '../../../api/queries/cases';
import { viewQueries } from '../../../api/queries/views';
import type { BulkItem, BulkJob, NewBulkJob } from '../../../api/types';
import { announce } from '../../../shared/a11y/Announcer';
import { useFormat } from '../../../shared/i18n/format';
import { useProblemText } from '../../../shared/ui/States';
import { useUndo } from '../../../shared/undo/undo';
import classes from './use-bulk.module.css';

const FIRST_LOOK_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
const REASONS_SHOWN = 3;

/** Waits until the job does nothing more, and tells how far it is. It goes on while the network is away. */
async function settled(job: BulkJob, tell: (job: BulkJob) => void): Promise<BulkJob> {
  let now = job;
  let pause = FIRST_LOOK_MS;
  while (now.state === 'running' || now.state === 'undoing') {
    tell(now);
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(LONGEST_PAUSE_MS, pause * 1.5);
    try {
      now = await unwrap(api.GET('/api/v1/bulk-jobs/{id}', { params: { path: { id: job.id } } }));
    } catch (error) {
      if (!isProblem(error, 'network')) throw error;
    }
  }
  return now;
}

async function itemsOf(job: BulkJob, state: BulkItem['state']): Promise<BulkItem[]> {
  const params = { path: { id: job.id }, query: { state, limit: 100 } };
  return (await unwrap(api.GET('/api/v1/bulk-jobs/{id}/items', { params }))).data;
}

/**
 * Changes many cases at once. The job runs on the server: its progress stands in a notice that stays when the page is
 * left. Resolves to the cases that could not be changed, at most a hundred of them.
 */
export function useBulk(): (order: NewBulkJob) => Promise<number[]> {
  const { t } = useLingui();
  const client = useQueryClient();
  const problemText = useProblemText();
  const format = useFormat();
  const { offer } = useUndo();

  const refresh = () => {
    void client.invalidateQueries({ queryKey: caseQueries.all });
    void client.invalidateQueries({ queryKey: viewQueries.counts().queryKey });
  };
  const reasons = (items: readonly BulkItem[], count: number) => (
    <ul className={classes.reasons}>
      {items.slice(0, REASONS_SHOWN).map((item) => (
        <li key={item.caseId}>
          #{item.caseId}: {item.detail ?? item.code}
        </li>
      ))}
      {count > REASONS_SHOWN && <li>{t`and ${format.number(count - REASONS_SHOWN)} more`}</li>}
    </ul>
  );
  const tellProblem = (error: unknown) => {
    const text = problemText(error);
    notifications.show({ color: 'red', title: text.title, message: text.detail });
  };
  const stop = (job: BulkJob) =>
    void unwrap(api.POST('/api/v1/bulk-jobs/{id}/cancel', { params: { path: { id: job.id } } })).catch(tellProblem);
  const undo = async (job: BulkJob) => {
    const started = await unwrap(api.POST('/api/v1/bulk-jobs/{id}/undo', { params: { path: { id: job.id } } }));
    const ended = await settled(started, () => {});
    refresh();
    if (ended.kept > 0) {
      notifications.show({
        color: 'yellow',
        title: t`${plural(ended.kept, { one: '# case was left as it is', other: '# cases were left as they are' })}`,
        message: reasons(await itemsOf(ended, 'kept'), ended.kept),
      });
    }
  };

  return async (order) => {
    let id: string | undefined;
    try {
      const started = await unwrap(api.POST('/api/v1/bulk-jobs', { body: order }));
      id = notifications.show({ loading: true, autoClose: false, withCloseButton: false, message: t`Changing cases…` });
      const notice = id;
      const job = await settled(started, ({ done, total }) =>
        notifications.update({
          id: notice,
          loading: true,
          autoClose: false,
          withCloseButton: false,
          message: (
            <span className={classes.progress}>
              {t`Changing cases: ${format.number(done)} of ${format.number(total)}`}
              <Button size="compact-xs" variant="subtle" onClick={() => stop(started)}>{t`Stop`}</Button>
            </span>
          ),
        }),
      );
      notifications.hide(notice);
      refresh();
      const failed = job.failed > 0 ? await itemsOf(job, 'failed') : [];
      const changed = job.succeeded - job.unchanged;
      const told =
        changed > 0
          ? t`${plural(changed, { one: '# case changed', other: '# cases changed' })}`
          : t`Nothing had to be changed`;
      const failedText = t`${plural(job.failed, { one: '# case could not be changed', other: '# cases could not be changed' })}`;
      announce(job.failed > 0 && changed === 0 ? failedText : told);
      if (job.undoUntilAt && changed > 0) {
        offer(job.commentsStay ? t`${told}. What was written stays when this is undone.` : told, () => undo(job));
      } else if (job.failed === 0) notifications.show({ message: told });
      if (job.failed > 0) {
        notifications.show({
          color: 'red',
          autoClose: false,
          title: failedText,
          message: reasons(failed, job.failed),
          closeButtonProps: { 'aria-label': t`Close` },
        });
      }
      return failed.map((item) => item.caseId);
    } catch (error) {
      if (id) notifications.hide(id);
      tellProblem(error);
      throw error;
    }
  };
}
