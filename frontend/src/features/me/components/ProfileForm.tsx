import { Trans, useLingui } from '@lingui/react/macro';
import {
  Button,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  TextInput,
  useMantineColorScheme,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, mergePatch, unwrap } from '../../../api/client';
import { directoryQueries } from '../../../api/queries/directory';
import type { Me, MePatch, Theme } from '../../../api/types';
import { ShortcutList } from '../../../shared/commands/ShortcutList';
import { activateLocale, LOCALES, pickLocale } from '../../../shared/i18n/i18n';
import { levelLabels, roleLabels, themeLabels } from '../../../shared/i18n/labels';
import { ownZone } from '../../../shared/i18n/zone';
import { timeZones } from '../../../shared/pickers/time-zones';
import { Sheet } from '../../../shared/ui/Page';
import { ErrorNote } from '../../../shared/ui/States';
import classes from './ProfileForm.module.css';

// Each language is named in itself: who needs it may not read the present one.
const OWN_NAMES = { en: 'English', ru: 'Русский', pt: 'Português' } as const;
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Name, language, time zone, theme and keyboard of the person who is signed in. */
export function ProfileForm({ me, disabled }: { me: Me; disabled: boolean }) {
  const { t, i18n } = useLingui();
  const client = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  const save = useMutation({
    mutationFn: (patch: MePatch) => unwrap(api.PATCH('/api/v1/me', { body: patch, headers: mergePatch })),
    onSuccess: (saved) => client.setQueryData(directoryQueries.me().queryKey, saved),
  });
  const form = useForm({
    initialValues: { name: me.name, timeZone: me.timeZone ?? null },
    validate: { name: (value) => (value.trim() === '' ? t`Enter a name.` : null) },
  });
  const shortcuts = me.preferences.shortcuts !== false;
  return (
    <>
      <Sheet title={t`You`}>
        <form
          onSubmit={form.onSubmit((values) =>
            save.mutate(
              { name: values.name.trim(), timeZone: values.timeZone },
              { onSuccess: () => form.resetDirty() },
            ),
          )}
        >
          <Stack gap="sm">
            <TextInput label={t`Name`} disabled={disabled} {...form.getInputProps('name')} />
            <TextInput label={t`E-mail address`} value={me.email ?? ''} disabled readOnly />
            <Select
              label={t`Time zone`}
              data={timeZones()}
              searchable
              clearable
              disabled={disabled}
              placeholder={ownZone()}
              clearButtonProps={{ 'aria-label': t`Clear` }}
              {...form.getInputProps('timeZone')}
            />
            <dl className={classes.facts}>
              <dt>{t`Role`}</dt>
              <dd>{i18n._(roleLabels[me.role])}</dd>
              <dt>{t`Teams`}</dt>
              <dd>{me.teams.map((team) => `${team.name} (${i18n._(levelLabels[team.level])})`).join(', ') || '–'}</dd>
            </dl>
            <Group justify="flex-end">
              <Button
                type="submit"
                size="sm"
                disabled={disabled || !form.isDirty()}
                loading={save.isPending}
              >{t`Save`}</Button>
            </Group>
          </Stack>
        </form>
      </Sheet>
      {save.isError && <ErrorNote error={save.error} />}
      <Sheet title={t`Language and appearance`}>
        <Stack gap="md">
          <div className={classes.choice}>
            <span id="choose-language">{t`Language`}</span>
            <SegmentedControl
              aria-labelledby="choose-language"
              disabled={disabled}
              value={pickLocale(me.language, i18n.locale)}
              data={LOCALES.map((locale) => ({ value: locale, label: OWN_NAMES[locale] }))}
              onChange={(language) => {
                void activateLocale(pickLocale(language));
                save.mutate({ language });
              }}
            />
          </div>
          <div className={classes.choice}>
            <span id="choose-theme">{t`Theme`}</span>
            <SegmentedControl
              aria-labelledby="choose-theme"
              disabled={disabled}
              value={me.theme}
              data={THEMES.map((theme) => ({ value: theme, label: i18n._(themeLabels[theme]) }))}
              onChange={(chosen) => {
                const theme = chosen as Theme;
                setColorScheme(theme === 'system' ? 'auto' : theme);
                save.mutate({ theme });
              }}
            />
          </div>
        </Stack>
      </Sheet>
      <Sheet title={t`Keyboard shortcuts`}>
        <Stack gap="md">
          <Switch
            label={t`Single-key shortcuts`}
            description={t`Switch them off if you dictate or if they get in your way. Those with Ctrl or ⌘ stay.`}
            checked={shortcuts}
            disabled={disabled}
            onChange={(event) =>
              save.mutate({ preferences: { ...me.preferences, shortcuts: event.currentTarget.checked } })
            }
          />
          <p className={classes.hint}>
            <Trans>Here are those of this page; a case and the list bring more. Press ? anywhere to see them.</Trans>
          </p>
          <ShortcutList />
        </Stack>
      </Sheet>
    </>
  );
}
