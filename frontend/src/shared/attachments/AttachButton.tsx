import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';

/** Opens the file chooser. */
export function AttachButton({ onFiles, withText }: { onFiles: (files: File[]) => void; withText?: boolean }) {
  const { t } = useLingui();
  // Without the reset the same file could not be chosen twice in a row.
  const reset = useRef<() => void>(null);
  const label = t`Attach files`;
  return (
    <FileButton
      multiple
      resetRef={reset}
      inputProps={{ 'aria-label': label }}
      onChange={(files) => {
        onFiles(files);
        reset.current?.();
      }}
    >
      {(props) =>
        withText ? (
          <Button {...props} variant="default" size="sm" leftSection={<IconPaperclip size={16} stroke={1.75} />}>
            {label}
          </Button>
        ) : (
          <ActionIcon {...props} aria-label={label} title={label}>
            <IconPaperclip size={16} stroke={1.75} />
          </ActionIcon>
        )
      }
    </FileButton>
  );
}
