import { useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { isProblem } from '../../../api/problem';
import classes from './PolicyForm.module.css';

type Props = { value: string; onChange: (value: string) => void; disabled: boolean; error: unknown };

/** Conditions in the query language. What the server cannot read is marked where it stands, and the cursor goes there. */
export function ConditionsField({ value, onChange, disabled, error }: Props) {
  const { t } = useLingui();
  const field = useRef<HTMLTextAreaElement>(null);
  const problem = isProblem(error) ? error : undefined;
  const fault = problem?.errors.find((each) => each.pointer === '/conditions')?.detail;
  const told = problem?.body.position;
  const position = fault && typeof told === 'number' ? told : undefined;
  useEffect(() => {
    if (position === undefined) return;
    field.current?.focus();
    field.current?.setSelectionRange(position, position);
  }, [position]);
  return (
    <div>
      <Textarea
        ref={field}
        label={t`Conditions`}
        description={t`In the query language, such as priority:urgent. Empty: every case.`}
        autosize
        minRows={1}
        maxLength={2000}
        spellCheck={false}
        disabled={disabled}
        classNames={{ input: classes.query }}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={fault}
      />
      {position !== undefined && (
        <p className={classes.place}>
          {value.slice(0, position)}
          <mark>{value.slice(position) || ' '}</mark>
        </p>
      )}
    </div>
  );
}
