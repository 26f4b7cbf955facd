import { useLingui } from '@lingui/react/macro';
import { TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import classes from './SubjectField.module.css';

/** The subject as a heading; a click makes it a field. Enter saves, Esc gives up. */
export function SubjectField({
  subject,
  editable,
  onSave,
}: {
  subject: string;
  editable: boolean;
  onSave: (subject: string) => void;
}) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<string>();
  const save = () => {
    const next = draft?.trim();
    setDraft(undefined);
    if (next && next !== subject) onSave(next);
  };
  if (draft !== undefined) {
    return (
      <TextInput
        aria-label={t`Subject`}
        value={draft}
        autoFocus
        maxLength={255}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
          if (event.key === 'Escape') {
            event.stopPropagation();
            setDraft(undefined);
          }
        }}
      />
    );
  }
  return (
    <h2 className={classes.subject}>
      {editable ? (
        <UnstyledButton className={classes.edit} title={t`Change the subject`} onClick={() => setDraft(subject)}>
          {subject}
        </UnstyledButton>
      ) : (
        subject
      )}
    </h2>
  );
}
