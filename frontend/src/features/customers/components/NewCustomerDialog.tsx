import { useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isProblem } from '../../../api/problem';
import type { Customer, IdentityKind } from '../../../api/types';
import { IDENTITY_KINDS, identityLabels } from '../../../shared/i18n/labels';
import { useEnumOptions } from '../../../shared/pickers/options';
import { ErrorNote } from '../../../shared/ui/States';
import { useCreateCustomer } from '../api/customer-mutations';

export function NewCustomerDialog({
  opened,
  onClose,
  onCreated,
}: {
  opened: boolean;
  onClose: () => void;
  onCreated: (customer: Customer) => void;
}) {
  const { t, i18n } = useLingui();
  const kinds = useEnumOptions(IDENTITY_KINDS, identityLabels);
  const create = useCreateCustomer();
  const form = useForm<{ name: string; kind: IdentityKind; value: string }>({
    initialValues: { name: '', kind: 'email', value: '' },
    validate: { value: (value) => (value.trim() === '' ? t`Enter a way to reach the customer.` : null) },
  });
  const close = () => {
    form.reset();
    create.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={t`New customer`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <form
        onSubmit={form.onSubmit(({ name, kind, value }) =>
          create.mutate(
            { ...(name.trim() && { name: name.trim() }), identities: [{ kind, value: value.trim() }] },
            {
              onSuccess: (created) => {
                close();
                onCreated(created);
              },
              onError: (error) => {
                const faults = isProblem(error) ? error.fieldErrors() : {};
                form.setErrors({ name: faults.name, value: faults['identities.0.value'] });
              },
            },
          ),
        )}
      >
        <Stack gap="sm">
          <TextInput label={t`Name`} data-autofocus {...form.getInputProps('name')} />
          <Select label={t`Reached by`} data={kinds} allowDeselect={false} {...form.getInputProps('kind')} />
          <TextInput label={i18n._(identityLabels[form.values.kind])} withAsterisk {...form.getInputProps('value')} />
          {create.isError && <ErrorNote error={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" size="sm" onClick={close}>{t`Cancel`}</Button>
            <Button type="submit" size="sm" loading={create.isPending}>{t`Create`}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
