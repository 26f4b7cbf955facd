import { useLingui } from '@lingui/react/macro';
import { NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { caseQueries } from '../../api/queries/cases';
import { StatusMark } from '../ui/CaseMarks';
import classes from './CaseNumberField.module.css';

/** A field for a case number that shows which case it is. */
export function CaseNumberField({
  label,
  value,
  onChange,
  not,
}: {
  label: string;
  value: number | undefined;
  onChange: (id: number | undefined) => void;
  /** The case that it cannot be. */
  not?: number;
}) {
  const { t } = useLingui();
  const other = useQuery({
    ...caseQueries.detail(value ?? 0),
    enabled: value !== undefined && value !== not,
    retry: false,
  });
  return (
    <div className={classes.number}>
      <NumberInput
        label={label}
        prefix="#"
        hideControls
        allowNegative={false}
        allowDecimal={false}
        data-autofocus
        value={value ?? ''}
        onChange={(next) => onChange(next === '' ? undefined : Number(next))}
        error={
          value !== undefined && value === not
            ? t`That is this case.`
            : other.isError
              ? t`There is no such case, or you may not see it.`
              : undefined
        }
      />
      {value !== undefined && value !== not && other.data && (
        <p className={classes.found}>
          <StatusMark status={other.data.status} /> {other.data.subject}
        </p>
      )}
    </div>
  );
}
