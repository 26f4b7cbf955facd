import { useLingui } from '@lingui/react/macro';
import { Button, Group, MultiSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isProblem } from '../../../api/problem';
import type { Channel, SurveySettings } from '../../../api/types';
import { channelLabels } from '../../../shared/i18n/labels';
import { Sheet } from '../../../shared/ui/Page';
import { ErrorNote } from '../../../shared/ui/States';
import { useChangeSurveySettings } from '../api/satisfaction-mutations';

type Values = Omit<SurveySettings, 'version'>;

function valuesOf({ version: _, ...values }: SurveySettings): Values {
  return values;
}

const NUMBERS = ['delayHours', 'samplePercent', 'quietDays', 'expiresDays'] as const;
const LIMITS = {
  delayHours: [0, 720],
  samplePercent: [0, 100],
  quietDays: [0, 365],
  expiresDays: [1, 30],
} as const;

/** Whom the desk asks how satisfied they are, and when. */
export function SurveySettingsForm({ settings, editable }: { settings: SurveySettings; editable: boolean }) {
  const { t, i18n } = useLingui();
  const change = useChangeSurveySettings();
  // What the form began with: a colleague's newer version is not written over unseen.
  const [base, setBase] = useState(settings);
  const [values, setValues] = useState(() => valuesOf(settings));
  const untouched = JSON.stringify(values) === JSON.stringify(valuesOf(base));
  if (settings.version > base.version && untouched) {
    setBase(settings);
    setValues(valuesOf(settings));
  }
  const faults = isProblem(change.error) ? change.error.fieldErrors() : {};
  const set = (patch: Partial<Values>) => setValues((now) => ({ ...now, ...patch }));
  const channels = (Object.keys(channelLabels) as Channel[]).filter((channel) => channel !== 'api');
  const texts = {
    delayHours: { label: t`Delay, hours`, description: t`From the solving of the case to the survey.` },
    samplePercent: {
      label: t`Share of cases, %`,
      description: t`Of how many in a hundred solved cases the customer is asked.`,
    },
    quietDays: {
      label: t`Quiet time, days`,
      description: t`After a survey a customer is not asked again for so long.`,
    },
    expiresDays: { label: t`Link good for, days`, description: t`30 at most.` },
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          { current: base, patch: values },
          {
            onSuccess: (saved) => {
              setBase(saved);
              setValues(valuesOf(saved));
            },
          },
        );
      }}
    >
      <Stack gap="md">
        <Sheet>
          <Stack gap="md">
            <Switch
              label={t`Ask customers after their case was solved`}
              description={t`The survey has a link that you copy from the case. Nothing is sent by itself yet.`}
              disabled={!editable}
              checked={values.enabled}
              onChange={(event) => set({ enabled: event.currentTarget.checked })}
            />
          </Stack>
        </Sheet>
        <Sheet title={t`Who is asked, and when`}>
          <Stack gap="sm">
            {NUMBERS.map((name) => (
              <TextInput
                key={name}
                type="number"
                label={texts[name].label}
                description={texts[name].description}
                min={LIMITS[name][0]}
                max={LIMITS[name][1]}
                step={1}
                required
                withAsterisk={false}
                maw={420}
                disabled={!editable || !values.enabled}
                value={Number.isNaN(values[name]) ? '' : values[name]}
                onChange={(event) => set({ [name]: event.currentTarget.valueAsNumber })}
                error={faults[name]}
              />
            ))}
            <MultiSelect
              label={t`Only about cases of these channels`}
              description={t`None chosen: of all. Cases that machines open are left out.`}
              data={channels.map((channel) => ({ value: channel, label: i18n._(channelLabels[channel]) }))}
              disabled={!editable || !values.enabled}
              value={values.channels}
              onChange={(next) => set({ channels: next as Channel[] })}
              error={faults.channels}
            />
          </Stack>
        </Sheet>
        {change.isError && <ErrorNote error={change.error} />}
        <Group justify="flex-end">
          <Button type="submit" size="sm" disabled={!editable || untouched} loading={change.isPending}>
            {t`Save`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
