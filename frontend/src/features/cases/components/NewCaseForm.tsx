import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Select, Switch, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import clsx from 'clsx';
import { type FormEvent, useRef, useState } from 'react';
import { api, unwrap } from '../../../api/client';
import { isProblem } from '../../../api/problem';
import { caseQueries } from '../../../api/queries/cases';
import { directoryQueries } from '../../../api/queries/directory';
import { serverNow } from '../../../api/server-clock';
import type { CaseView, Channel, IdentityKind } from '../../../api/types';
import { AttachButton } from '../../../shared/attachments/AttachButton';
import { UploadList } from '../../../shared/attachments/UploadList';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { useOnline } from '../../../shared/hooks/use-online';
import {
  CATEGORIES,
  categoryLabels,
  channelLabels,
  IDENTITY_KINDS,
  identityLabels,
  PRIORITIES,
  priorityLabels,
} from '../../../shared/i18n/labels';
import { localIn, useZone } from '../../../shared/i18n/zone';
import { CustomerSelect } from '../../../shared/pickers/CustomerSelect';
import { useAgentOptions, useEnumOptions, useTeamOptions, useTopicOptions } from '../../../shared/pickers/options';
import { TagsField } from '../../../shared/pickers/TagsField';
import { ChannelIcon } from '../../../shared/ui/CaseMarks';
import { Sheet } from '../../../shared/ui/Page';
import { ErrorNote } from '../../../shared/ui/States';
import {
  ENTERED_CHANNELS,
  type NewCaseForm as Form,
  faultsOf,
  type NewCaseFault,
  needsReceipt,
  toNewCase,
} from '../model/new-case';
import { CustomFieldInput } from './CustomFieldInput';
import classes from './NewCaseForm.module.css';

const START: Form = {
  channel: 'phone',
  receivedAt: '',
  customerId: null,
  newCustomer: false,
  customerName: '',
  identityKind: 'phone',
  identityValue: '',
  subject: '',
  author: 'customer',
  visibility: 'public',
  body: '',
  teamId: null,
  assigneeId: null,
  priority: 'normal',
  category: null,
  topicId: null,
  tags: [],
  confidential: false,
  customFields: {},
};

/** Identity that one has at hand on a channel. */
function usualIdentity(channel: Channel): IdentityKind {
  if (channel === 'email') return 'email';
  return channel === 'chat' || channel === 'social' ? 'handle' : 'phone';
}

/** A case as a clerk enters it: how it came, from whom, what was said, and where it goes. */
export function NewCaseForm({ onCreated, onCancel }: { onCreated: (created: CaseView) => void; onCancel: () => void }) {
  const { t, i18n } = useLingui();
  const online = useOnline();
  const zone = useZone();
  const narrow = useMediaQuery('(max-width: 600px)');
  const client = useQueryClient();
  const uploads = useUploads();
  const [form, setForm] = useState<Form>(START);
  const [tried, setTried] = useState(false);
  const formElement = useRef<HTMLFormElement>(null);
  const idempotencyKey = useRef({ key: '', content: '' });
  const teams = useTeamOptions();
  const agents = useAgentOptions();
  const topics = useTopicOptions();
  const priorities = useEnumOptions(PRIORITIES, priorityLabels);
  const categories = useEnumOptions(CATEGORIES, categoryLabels);
  const kinds = useEnumOptions(IDENTITY_KINDS, identityLabels);
  const customFields = useQuery(directoryQueries.caseFields()).data?.filter((field) => field.active) ?? [];

  const create = useMutation({
    mutationFn: () => {
      const body = toNewCase(form, zone, uploads.attachments);
      const content = JSON.stringify(body);
      if (idempotencyKey.current.content !== content) idempotencyKey.current = { key: crypto.randomUUID(), content };
      return unwrap(api.POST('/api/v1/cases', { body, headers: { 'Idempotency-Key': idempotencyKey.current.key } }));
    },
    onSuccess: (created) => {
      void client.invalidateQueries({ queryKey: caseQueries.lists });
      void client.invalidateQueries({ queryKey: caseQueries.counts });
      onCreated(created);
    },
  });

  const set = (change: Partial<Form>) => setForm((now) => ({ ...now, ...change }));
  const faults = tried ? faultsOf(form, zone, serverNow()) : {};
  const faultTexts: Record<NewCaseFault, string> = {
    customer: t`Choose a customer or enter a new one.`,
    identity: t`Enter a way to reach the customer.`,
    subject: t`Enter a subject.`,
    body: t`Enter what it is about.`,
    receipt_missing: t`Enter when it was received.`,
    receipt_future: t`This is in the future.`,
  };
  const serverErrors = isProblem(create.error) ? create.error.fieldErrors() : {};
  const errorOf = (name: string, pointer = name): string | undefined => {
    const fault = faults[name];
    return fault ? faultTexts[fault] : serverErrors[pointer];
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(form, zone, serverNow())).length > 0) {
      requestAnimationFrame(() => formElement.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    create.mutate();
  };

  return (
    <form ref={formElement} onSubmit={submit} noValidate className={classes.form}>
      <div className={classes.column}>
        <Sheet title={t`How did it come in?`}>
          <div className={classes.channels} role="radiogroup" aria-label={t`Channel`}>
            {ENTERED_CHANNELS.map((channel) => (
              <UnstyledButton
                key={channel}
                role="radio"
                aria-checked={form.channel === channel}
                className={clsx(classes.channel, form.channel === channel && classes.channelChosen)}
                onClick={() =>
                  set({
                    channel,
                    identityKind: form.identityValue ? form.identityKind : usualIdentity(channel),
                    receivedAt: needsReceipt(channel) ? form.receivedAt || localIn(zone, serverNow()) : '',
                  })
                }
              >
                <ChannelIcon channel={channel} size={18} labelled={false} />
                {i18n._(channelLabels[channel])}
              </UnstyledButton>
            ))}
          </div>
          {needsReceipt(form.channel) && (
            <TextInput
              mt="md"
              className={classes.receipt}
              type="datetime-local"
              label={t`Received`}
              description={t`When it reached the company, not when it is entered.`}
              max={localIn(zone, serverNow())}
              value={form.receivedAt}
              onChange={(event) => set({ receivedAt: event.currentTarget.value })}
              error={errorOf('receivedAt')}
            />
          )}
        </Sheet>
        <Sheet title={t`Who is it from?`}>
          <SegmentedControl
            aria-label={t`Customer`}
            value={form.newCustomer ? 'new' : 'known'}
            onChange={(value) => set({ newCustomer: value === 'new' })}
            data={[
              { value: 'known', label: t`Known customer` },
              { value: 'new', label: t`New customer` },
            ]}
            mb="sm"
          />
          {form.newCustomer ? (
            <div className={classes.person}>
              <TextInput
                label={t`Name`}
                value={form.customerName}
                onChange={(event) => set({ customerName: event.currentTarget.value })}
                error={errorOf('customerName', 'requester.name')}
              />
              <Select
                label={t`Reached by`}
                data={kinds}
                value={form.identityKind}
                allowDeselect={false}
                onChange={(next) => next && set({ identityKind: next as IdentityKind })}
              />
              <TextInput
                label={i18n._(identityLabels[form.identityKind])}
                withAsterisk
                type={form.identityKind === 'email' ? 'email' : form.identityKind === 'phone' ? 'tel' : 'text'}
                value={form.identityValue}
                onChange={(event) => set({ identityValue: event.currentTarget.value })}
                error={errorOf('identityValue', 'requester.identities.0.value')}
              />
            </div>
          ) : (
            <CustomerSelect
              label={t`Customer`}
              value={form.customerId}
              onChange={(customerId) => set({ customerId })}
              error={errorOf('customerId', 'requesterId')}
            />
          )}
        </Sheet>
        <Sheet title={t`What is it about?`}>
          <div className={classes.stack}>
            <TextInput
              label={t`Subject`}
              withAsterisk
              maxLength={255}
              value={form.subject}
              onChange={(event) => set({ subject: event.currentTarget.value })}
              error={errorOf('subject')}
            />
            <div className={classes.said}>
              <SegmentedControl
                aria-label={t`Who says it`}
                orientation={narrow ? 'vertical' : 'horizontal'}
                fullWidth={narrow}
                value={form.author === 'customer' ? 'customer' : form.visibility === 'internal' ? 'note' : 'agent'}
                onChange={(value) =>
                  set({
                    author: value === 'customer' ? 'customer' : 'agent',
                    visibility: value === 'note' ? 'internal' : 'public',
                  })
                }
                data={[
                  { value: 'customer', label: t`The customer says` },
                  { value: 'agent', label: t`We write to the customer` },
                  { value: 'note', label: t`Internal note` },
                ]}
              />
            </div>
            <Textarea
              aria-label={t`Text`}
              placeholder={
                form.visibility === 'internal'
                  ? t`Only colleagues see this.`
                  : form.author === 'customer'
                    ? t`What the customer told or wrote.`
                    : t`The customer receives this.`
              }
              classNames={{ input: form.visibility === 'internal' ? classes.note : undefined }}
              autosize
              minRows={6}
              maxRows={18}
              value={form.body}
              onChange={(event) => set({ body: event.currentTarget.value })}
              error={errorOf('body', 'comment.body')}
            />
            <div className={classes.files}>
              <AttachButton withText onFiles={uploads.add} />
              <UploadList uploads={uploads} />
            </div>
          </div>
        </Sheet>
      </div>
      <div className={classes.column}>
        <Sheet title={t`Where does it go?`}>
          <div className={classes.stack}>
            <Select
              label={t`Team`}
              data={teams}
              value={form.teamId}
              searchable
              clearable
              placeholder={t`No team`}
              clearButtonProps={{ 'aria-label': t`No team` }}
              onChange={(teamId) => set({ teamId })}
              error={errorOf('teamId')}
            />
            <Select
              label={t`Assignee`}
              data={agents}
              value={form.assigneeId}
              searchable
              clearable
              placeholder={t`Nobody`}
              clearButtonProps={{ 'aria-label': t`Nobody` }}
              onChange={(assigneeId) => set({ assigneeId })}
              error={errorOf('assigneeId')}
            />
            <Select
              label={t`Priority`}
              data={priorities}
              value={form.priority}
              allowDeselect={false}
              onChange={(next) => next && set({ priority: next as Form['priority'] })}
            />
            <Select
              label={t`Category`}
              data={categories}
              value={form.category}
              clearable
              placeholder={t`None`}
              clearButtonProps={{ 'aria-label': t`None` }}
              onChange={(next) => set({ category: next as Form['category'] })}
            />
            <Select
              label={t`Topic`}
              data={topics}
              value={form.topicId}
              searchable
              clearable
              placeholder={t`None`}
              clearButtonProps={{ 'aria-label': t`None` }}
              onChange={(topicId) => set({ topicId })}
            />
            <TagsField label={t`Tags`} value={form.tags} onChange={(tags) => set({ tags })} error={errorOf('tags')} />
            {customFields.map((field) => (
              <CustomFieldInput
                key={field.key}
                field={field}
                value={form.customFields[field.key]}
                inputProps={{ disabled: false }}
                onChange={(value) => set({ customFields: { ...form.customFields, [field.key]: value } })}
              />
            ))}
            <Switch
              label={t`Confidential`}
              description={t`Only the assignee and the team see the case.`}
              checked={form.confidential}
              onChange={(event) => set({ confidential: event.currentTarget.checked })}
            />
          </div>
        </Sheet>
        {create.isError && <ErrorNote error={create.error} />}
        <div className={classes.buttons}>
          <Button variant="default" size="sm" onClick={onCancel}>{t`Cancel`}</Button>
          <Button
            type="submit"
            size="sm"
            loading={create.isPending}
            disabled={!online || uploads.busy}
            title={!online ? t`You are offline` : uploads.busy ? t`A file is still on its way` : undefined}
          >
            <Trans>Create the case</Trans>
          </Button>
        </div>
      </div>
    </form>
  );
}
