import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconAt, IconCircleCheck, IconMail, IconPhone, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Customer, IdentityKind } from '../../../api/types';
import { IDENTITY_KINDS, identityLabels } from '../../../shared/i18n/labels';
import { useEnumOptions } from '../../../shared/pickers/options';
import { ErrorNote } from '../../../shared/ui/States';
import { useIdentities } from '../api/customer-mutations';
import classes from './IdentityList.module.css';

const ICONS = { email: IconMail, phone: IconPhone, handle: IconAt } as const;

/** How a customer can be reached and recognised. */
export function IdentityList({ customer, editable }: { customer: Customer; editable: boolean }) {
  const { t, i18n } = useLingui();
  const kinds = useEnumOptions(IDENTITY_KINDS, identityLabels);
  const { add, remove } = useIdentities(customer);
  const [adding, setAdding] = useState(false);
  const [kind, setKind] = useState<IdentityKind>('email');
  const [value, setValue] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() === '') return;
    add.mutate(
      { kind, value: value.trim() },
      {
        onSuccess: () => {
          setValue('');
          setAdding(false);
        },
      },
    );
  };
  return (
    <div>
      <ul className={classes.list}>
        {customer.identities.map((identity) => {
          const Icon = ICONS[identity.kind] ?? IconAt;
          return (
            <li key={identity.id} className={classes.item}>
              <Icon
                size={15}
                stroke={1.75}
                aria-label={i18n._(identityLabels[identity.kind])}
                className={classes.icon}
              />
              <span className={classes.value}>{identity.value}</span>
              {identity.verified && (
                <IconCircleCheck size={14} stroke={1.75} className={classes.verified} aria-label={t`Verified`} />
              )}
              {editable && customer.identities.length > 1 && (
                <ActionIcon
                  size={24}
                  className={classes.remove}
                  aria-label={t`Remove ${identity.value}`}
                  onClick={() => remove.mutate(identity)}
                >
                  <IconX size={14} stroke={1.75} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      {(add.isError || remove.isError) && <ErrorNote error={add.error ?? remove.error} />}
      {editable && !adding && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAdding(true)}>
          {t`Add a way to reach them`}
        </Button>
      )}
      {adding && (
        <form onSubmit={submit} className={classes.form}>
          <Select
            aria-label={t`Kind`}
            data={kinds}
            value={kind}
            allowDeselect={false}
            onChange={(next) => next && setKind(next as IdentityKind)}
          />
          <TextInput
            aria-label={i18n._(identityLabels[kind])}
            placeholder={i18n._(identityLabels[kind])}
            type={kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : 'text'}
            value={value}
            autoFocus
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setAdding(false)}>{t`Cancel`}</Button>
            <Button type="submit" loading={add.isPending}>{t`Add`}</Button>
          </div>
        </form>
      )}
    </div>
  );
}
