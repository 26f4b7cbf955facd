import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { caseQueries } from '../../../api/queries/cases';
import type { Customer } from '../../../api/types';
import { useFormat } from '../../../shared/i18n/format';
import { CustomerSelect, customerName } from '../../../shared/pickers/CustomerSelect';
import { LANGUAGES } from '../../../shared/pickers/languages';
import { OrganizationSelect } from '../../../shared/pickers/OrganizationSelect';
import { timeZones } from '../../../shared/pickers/time-zones';
import { StatusMark } from '../../../shared/ui/CaseMarks';
import { Sheet } from '../../../shared/ui/Page';
import { EmptyState, ErrorNote, Lines } from '../../../shared/ui/States';
import { TimeAgo } from '../../../shared/ui/TimeAgo';
import { useChangeCustomer, useMergeCustomer } from '../api/customer-mutations';
import classes from './CustomerProfile.module.css';
import { IdentityList } from './IdentityList';

/** A customer's data, how to reach them, and all their cases. */
export function CustomerProfile({
  customer,
  editable,
  caseLink,
  beside,
}: {
  customer: Customer;
  editable: boolean;
  caseLink: (id: number, children: ReactNode) => ReactNode;
  /** What else is told of them, in a sheet of its own. */
  beside?: ReactNode;
}) {
  const { t } = useLingui();
  const format = useFormat();
  const change = useChangeCustomer();
  const cases = useQuery(caseQueries.ofCustomer(customer.id));
  const form = useForm({
    initialValues: {
      name: customer.name ?? '',
      language: customer.language ?? null,
      timeZone: customer.timeZone ?? null,
      notes: customer.notes ?? '',
    },
  });
  const rows = cases.data?.data ?? [];
  return (
    <div className={classes.profile}>
      <div className={classes.column}>
        <Sheet title={t`Customer`}>
          <form
            onSubmit={form.onSubmit((values) =>
              change.mutate(
                {
                  current: customer,
                  patch: {
                    name: values.name.trim() || null,
                    language: values.language,
                    timeZone: values.timeZone,
                    notes: values.notes.trim() || null,
                  },
                },
                { onSuccess: () => form.resetDirty() },
              ),
            )}
          >
            <Stack gap="sm">
              <TextInput label={t`Name`} disabled={!editable} {...form.getInputProps('name')} />
              <Group grow align="flex-start">
                <Select
                  label={t`Language`}
                  disabled={!editable}
                  data={LANGUAGES.map((tag) => ({ value: tag, label: format.language(tag) }))}
                  searchable
                  clearable
                  clearButtonProps={{ 'aria-label': t`Clear` }}
                  {...form.getInputProps('language')}
                />
                <Select
                  label={t`Time zone`}
                  disabled={!editable}
                  data={timeZones()}
                  searchable
                  clearable
                  clearButtonProps={{ 'aria-label': t`Clear` }}
                  {...form.getInputProps('timeZone')}
                />
              </Group>
              <Textarea
                label={t`Notes`}
                description={t`Only colleagues see this.`}
                autosize
                minRows={3}
                disabled={!editable}
                {...form.getInputProps('notes')}
              />
              {change.isError && <ErrorNote error={change.error} />}
              {editable && (
                <Group justify="flex-end">
                  <Button
                    type="submit"
                    size="sm"
                    disabled={!form.isDirty()}
                    loading={change.isPending}
                  >{t`Save`}</Button>
                </Group>
              )}
            </Stack>
          </form>
        </Sheet>
        <Sheet title={t`Cases`}>
          {cases.isPending && <Lines count={4} />}
          {cases.isError && <ErrorNote error={cases.error} onRetry={() => void cases.refetch()} />}
          {cases.isSuccess && rows.length === 0 && <EmptyState drawing="tray" title={t`No cases that you may see`} />}
          <ul className={classes.cases}>
            {rows.map((row) => (
              <li key={row.id} className={classes.case}>
                <span className={classes.number}>#{row.id}</span>
                <span className={classes.subject}>{caseLink(row.id, row.subject)}</span>
                <StatusMark status={row.status} />
                <span className={classes.time}>
                  <TimeAgo at={row.updatedAt} compact />
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      </div>
      <div className={classes.column}>
        <Sheet title={t`Contact`}>
          <IdentityList customer={customer} editable={editable} />
        </Sheet>
        {beside}
        <Sheet title={t`Organizations`}>
          <Stack gap="xs">
            {customer.organizationIds.map((id) => (
              <OrganizationSelect
                key={id}
                label={t`Member of`}
                value={id}
                disabled={!editable}
                onChange={(next) => {
                  const others = customer.organizationIds.filter((each) => each !== id);
                  change.mutate({
                    current: customer,
                    patch: { organizationIds: next === null ? others : [...new Set([...others, next])] },
                  });
                }}
              />
            ))}
            {editable && (
              <OrganizationSelect
                key={customer.organizationIds.join()}
                label={t`Add an organization`}
                value={null}
                onChange={(next) =>
                  next !== null &&
                  change.mutate({
                    current: customer,
                    patch: { organizationIds: [...new Set([...customer.organizationIds, next])] },
                  })
                }
              />
            )}
          </Stack>
        </Sheet>
      </div>
    </div>
  );
}

/** Joins the customer with another record of the same person. */
export function MergeCustomerDialog({
  customer,
  opened,
  onClose,
  onMerged,
}: {
  customer: Customer;
  opened: boolean;
  onClose: () => void;
  onMerged: (into: number) => void;
}) {
  const { t } = useLingui();
  const [into, setInto] = useState<number | null>(null);
  const merge = useMergeCustomer();
  const name = customerName(customer);
  const close = () => {
    setInto(null);
    merge.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t`Merge ${name} into another customer`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Stack gap="sm">
        <p className={classes.text}>
          <Trans>Identities and cases go to the other customer. You can take it back.</Trans>
        </p>
        <CustomerSelect
          label={t`The customer that stays`}
          value={into}
          onChange={setInto}
          excludeId={customer.id}
          autoFocus
        />
        {merge.isError && <ErrorNote error={merge.error} />}
        <Group justify="flex-end">
          <Button variant="default" size="sm" onClick={close}>{t`Cancel`}</Button>
          <Button
            size="sm"
            disabled={into === null}
            loading={merge.isPending}
            onClick={() =>
              into !== null &&
              merge.mutate(
                { current: customer, into },
                {
                  onSuccess: () => {
                    close();
                    onMerged(into);
                  },
                },
              )
            }
          >
            {t`Merge`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
