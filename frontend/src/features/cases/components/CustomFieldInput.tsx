import { useLingui } from '@lingui/react/macro';
import { MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CaseField } from '../../../api/types';

type Props = {
  field: CaseField;
  value: unknown;
  inputProps: { disabled: boolean; classNames?: Record<string, string | undefined> };
  onChange: (value: unknown) => void;
};

/** The label in the reader's language, else in English, else the key. */
function useOwnWords() {
  const { i18n } = useLingui();
  return (label: unknown, fallback: string): string => {
    const words = (label ?? {}) as Record<string, string | undefined>;
    return words[i18n.locale] || words.en || fallback;
  };
}

/** A field that the company has defined; null clears it. */
export function CustomFieldInput({ field, value, inputProps, onChange }: Props) {
  const { t } = useLingui();
  const words = useOwnWords();
  const label = words(field.label, field.key);
  const options = field.options.map((option) => ({
    value: String(option.value),
    label: words(option.label, String(option.value)),
  }));
  const current = value === undefined ? null : value;
  const [draft, setDraft] = useState<{ of: unknown; text: string }>();
  const shown = draft && draft.of === current ? draft.text : current === null ? '' : String(current);
  const edit = (text: string) => setDraft({ of: current, text });
  const common = { ...inputProps, label, required: false };

  switch (field.type) {
    case 'boolean':
      return (
        <Switch
          label={label}
          disabled={inputProps.disabled}
          checked={current === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          data={options}
          value={current === null ? null : String(current)}
          clearable={!field.required}
          clearButtonProps={{ 'aria-label': t`Clear` }}
          onChange={onChange}
        />
      );
    case 'multi_choice':
      return (
        <MultiSelect
          {...common}
          data={options}
          value={Array.isArray(current) ? current.map(String) : []}
          onChange={(next) => onChange(next.length > 0 ? next : null)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          value={shown}
          hideControls
          onChange={(next) => edit(String(next))}
          onBlur={() => shown !== String(current ?? '') && onChange(shown === '' ? null : Number(shown))}
        />
      );
    case 'date':
      return (
        <TextInput
          {...common}
          type="date"
          value={shown}
          onChange={(event) => edit(event.currentTarget.value)}
          onBlur={() => shown !== String(current ?? '') && onChange(shown === '' ? null : shown)}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          value={shown}
          onChange={(event) => edit(event.currentTarget.value)}
          onBlur={() => shown !== String(current ?? '') && onChange(shown.trim() === '' ? null : shown.trim())}
        />
      );
  }
}
