import { useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { isProblem } from '../../../api/problem';
import type { NewOrganization, Organization } from '../../../api/types';
import { ErrorNote } from '../../../shared/ui/States';

type Values = { name: string; domains: string[]; notes: string };

/** Name, mail domains and notes; for a new organization and for a known one. */
export function OrganizationForm({
  organization,
  disabled,
  busy,
  error,
  onSave,
  onCancel,
}: {
  organization?: Organization;
  disabled?: boolean;
  busy: boolean;
  error: unknown;
  onSave: (values: NewOrganization, saved: () => void) => void;
  onCancel?: () => void;
}) {
  const { t } = useLingui();
  const form = useForm<Values>({
    initialValues: {
      name: organization?.name ?? '',
      domains: organization?.domains ?? [],
      notes: organization?.notes ?? '',
    },
    validate: { name: (value) => (value.trim() === '' ? t`Enter a name.` : null) },
  });
  const faults = isProblem(error) ? error.fieldErrors() : {};
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        onSave(
          {
            name: values.name.trim(),
            domains: values.domains,
            ...(values.notes.trim() && { notes: values.notes.trim() }),
          },
          () => form.resetDirty(),
        ),
      )}
    >
      <Stack gap="sm">
        <TextInput
          label={t`Name`}
          withAsterisk
          data-autofocus
          disabled={disabled}
          {...form.getInputProps('name')}
          error={form.errors.name ?? faults.name}
        />
        <TagsInput
          label={t`Domains`}
          description={t`Mail domains of the company, like example.com.`}
          disabled={disabled}
          splitChars={[',', ' ']}
          {...form.getInputProps('domains')}
          error={faults.domains}
        />
        <Textarea
          label={t`Notes`}
          description={t`Only colleagues see this.`}
          autosize
          minRows={3}
          disabled={disabled}
          {...form.getInputProps('notes')}
        />
        {error ? <ErrorNote error={error} /> : null}
        {!disabled && (
          <Group justify="flex-end">
            {onCancel && <Button variant="default" size="sm" onClick={onCancel}>{t`Cancel`}</Button>}
            <Button type="submit" size="sm" loading={busy} disabled={!form.isDirty()}>{t`Save`}</Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
