import { useLingui } from '@lingui/react/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import type { ReportComparison } from '../../../api/types';
import { useEnumOptions } from '../../../shared/pickers/options';
import { COMPARISONS, isDay, PRESETS, type ReportAddress } from '../model/address';
import { addDays, type Days } from '../model/range';
import { compareLabels, presetLabels } from './labels';

type Field = { className?: string | undefined; error?: string | undefined };

/** Days by their name, or from one to another. */
export function RangeFields({
  range,
  days,
  onChange,
  className,
  error,
}: Field & {
  range: ReportAddress['range'];
  /** What the range means now. */
  days: Days;
  onChange: (range: ReportAddress['range']) => void;
}) {
  const { t } = useLingui();
  const presets = useEnumOptions(PRESETS, presetLabels);
  const own = typeof range !== 'string';
  const changeDay = (part: 'from' | 'last', day: string) => {
    if (!isDay(day)) return;
    const wanted = part === 'from' ? { ...days, from: day } : { ...days, to: addDays(day, 1) };
    // Whoever moves one end past the other wants that day.
    onChange(wanted.from >= wanted.to ? { from: day, to: addDays(day, 1) } : wanted);
  };
  return (
    <>
      <NativeSelect
        label={t`Days`}
        className={className}
        error={error}
        data={[...presets, { value: 'own', label: t`From and to…` }]}
        value={own ? 'own' : range}
        onChange={({ currentTarget: { value } }) =>
          onChange(PRESETS.find((each) => each === value) ?? { from: days.from, to: days.to })
        }
      />
      {own && isDay(days.from) && isDay(days.to) && (
        <>
          <TextInput
            type="date"
            label={t({ context: 'range', message: 'From' })}
            value={days.from}
            onChange={(event) => changeDay('from', event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t`Until the end of`}
            value={addDays(days.to, -1)}
            onChange={(event) => changeDay('last', event.currentTarget.value)}
          />
        </>
      )}
    </>
  );
}

/** What the numbers are compared with. */
export function ComparisonField({
  compare,
  onChange,
  className,
  error,
}: Field & { compare: ReportComparison | undefined; onChange: (compare: ReportComparison | undefined) => void }) {
  const { t } = useLingui();
  const comparisons = useEnumOptions(COMPARISONS, compareLabels);
  return (
    <NativeSelect
      label={t`Compared with`}
      className={className}
      error={error}
      data={comparisons}
      value={compare ?? 'none'}
      onChange={({ currentTarget: { value } }) =>
        onChange(value === 'previous_period' || value === 'previous_year' ? value : undefined)
      }
    />
  );
}
