import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CasePatch, CaseView, LinkType } from '../../../api/types';
import { linkLabels } from '../../../shared/i18n/labels';
import { CaseNumberField } from '../../../shared/pickers/CaseNumberField';
import { useAgentOptions, useEnumOptions } from '../../../shared/pickers/options';
import { ErrorNote } from '../../../shared/ui/States';
import { useLinks, useMergeCase, useShares, useSplitCase } from '../api/case-actions';
import classes from './CaseDialogs.module.css';

const LINK_TYPES: readonly LinkType[] = ['related', 'parent', 'child', 'follow_up', 'follow_up_of'];

type FrameProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  confirm: string;
  ready: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  children: ReactNode;
};

function FormDialog({ opened, onClose, title, confirm, ready, busy, error, onConfirm, children }: FrameProps) {
  const { t } = useLingui();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onConfirm();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t`Close` }}>
      <form onSubmit={submit} className={classes.form}>
        {children}
        {error ? <ErrorNote error={error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" size="sm" onClick={onClose}>{t`Cancel`}</Button>
          <Button type="submit" size="sm" disabled={!ready} loading={busy}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

type Props = { value: CaseView; opened: boolean; onClose: () => void };

/** `suggested` is the other case as long as nothing else is entered. */
export function MergeDialog({
  value,
  opened,
  onClose,
  suggested,
  onMerged,
}: Props & { suggested?: number; onMerged: (into: number) => void }) {
  const { t } = useLingui();
  const [entered, setEntered] = useState<{ into?: number }>();
  const into = entered ? entered.into : suggested;
  const merge = useMergeCase();
  const close = () => {
    setEntered(undefined);
    merge.reset();
    onClose();
  };
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t`Merge #${value.id} into another case`}
      confirm={t`Merge`}
      ready={into !== undefined && into !== value.id}
      busy={merge.isPending}
      error={merge.error}
      onConfirm={() => {
        if (into === undefined) return;
        merge.mutate(
          { current: value, into },
          {
            onSuccess: () => {
              close();
              onMerged(into);
            },
          },
        );
      }}
    >
      <p>
        <Trans>All comments move to the other case and this one is closed. You can take it back.</Trans>
      </p>
      <CaseNumberField
        label={t`Number of the case that stays`}
        value={into}
        onChange={(next) => setEntered({ into: next })}
        not={value.id}
      />
    </FormDialog>
  );
}

export function SplitDialog({
  value,
  opened,
  onClose,
  commentIds,
  onSplit,
}: Props & { commentIds: number[]; onSplit: (newCase: CaseView) => void }) {
  const { t } = useLingui();
  const [subject, setSubject] = useState('');
  const split = useSplitCase();
  const close = () => {
    split.reset();
    onClose();
  };
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t`Split off a new case`}
      confirm={t`Split`}
      ready={subject.trim() !== ''}
      busy={split.isPending}
      error={split.error}
      onConfirm={() =>
        split.mutate(
          { current: value, commentIds, subject: subject.trim() },
          {
            onSuccess: (created) => {
              setSubject('');
              close();
              onSplit(created);
            },
          },
        )
      }
    >
      <TextInput
        label={t`Subject of the new case`}
        value={subject}
        maxLength={255}
        data-autofocus
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

export function EscalateDialog({ value, opened, onClose, onChange }: Props & { onChange: (patch: CasePatch) => void }) {
  const { t } = useLingui();
  const [level, setLevel] = useState<number>();
  const [reason, setReason] = useState('');
  const next = level ?? value.escalationLevel + 1;
  const raises = next > value.escalationLevel;
  const close = () => {
    setLevel(undefined);
    setReason('');
    onClose();
  };
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t`Escalate`}
      confirm={t`Save`}
      ready={next !== value.escalationLevel && (!raises || reason.trim() !== '')}
      busy={false}
      error={undefined}
      onConfirm={() => {
        onChange({ escalationLevel: next, ...(reason.trim() && { reason: reason.trim() }) });
        close();
      }}
    >
      <NumberInput
        label={t`Level`}
        description={t`It is at level ${value.escalationLevel} now.`}
        min={0}
        max={9}
        value={next}
        onChange={(chosen) => setLevel(chosen === '' ? undefined : Number(chosen))}
      />
      <Textarea
        label={t`Reason`}
        description={t`Recorded with the change. Needed to go up.`}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

export function LinkDialog({ value, opened, onClose }: Props) {
  const { t } = useLingui();
  const types = useEnumOptions(LINK_TYPES, linkLabels);
  const [type, setType] = useState<LinkType>('related');
  const [other, setOther] = useState<number>();
  const { add } = useLinks(value.id);
  const close = () => {
    setOther(undefined);
    add.reset();
    onClose();
  };
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t`Link a case`}
      confirm={t`Link`}
      ready={other !== undefined && other !== value.id}
      busy={add.isPending}
      error={add.error}
      onConfirm={() => other !== undefined && add.mutate({ type, caseId: other }, { onSuccess: close })}
    >
      <Select
        label={t`This case is`}
        data={types}
        value={type}
        allowDeselect={false}
        onChange={(next) => next && setType(next as LinkType)}
      />
      <CaseNumberField label={t`Number of the other case`} value={other} onChange={setOther} not={value.id} />
    </FormDialog>
  );
}

export function ShareDialog({ value, opened, onClose }: Props) {
  const { t } = useLingui();
  const agents = useAgentOptions();
  const [agentId, setAgentId] = useState<string | null>(null);
  const share = useShares(value.id);
  const close = () => {
    setAgentId(null);
    share.reset();
    onClose();
  };
  return (
    <FormDialog
      opened={opened}
      onClose={close}
      title={t`Share with a colleague`}
      confirm={t`Share`}
      ready={agentId !== null}
      busy={share.isPending}
      error={share.error}
      onConfirm={() => agentId && share.mutate({ agentId: Number(agentId), share: true }, { onSuccess: close })}
    >
      <p>
        <Trans>The colleague can read the whole case and write internal notes, whatever their team.</Trans>
      </p>
      <Select label={t`Colleague`} data={agents} value={agentId} searchable data-autofocus onChange={setAgentId} />
    </FormDialog>
  );
}
