import '@mantine/tiptap/styles.css';
import { useLingui } from '@lingui/react/macro';
import { RichTextEditor } from '@mantine/tiptap';
import { Placeholder } from '@tiptap/extensions';
import { type Editor, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './RichEditor.module.css';

/** `focus` tells whether there was still an editor to take it. */
export type EditorHandle = { focus: () => boolean };

type Props = {
  label: string;
  placeholder: string;
  /** The content at the start; later changes come from the writer only. */
  initialHtml: string;
  onChange: (html: string, empty: boolean) => void;
  onReady?: (handle: EditorHandle) => void;
  onFiles?: (files: File[]) => void;
  onSubmit?: (alternative: boolean) => void;
  tools?: ReactNode;
};

/** Text with the few marks that every mail program shows: what cannot be written here cannot break in the mail. */
export default function RichEditor(props: Props) {
  const { label, placeholder, initialHtml, tools } = props;
  const { t } = useLingui();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const editor = useEditor({
    shouldRerenderOnTransaction: false,
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        link: { openOnClick: false },
      }),
      Placeholder.configure({ placeholder }),
    ],
    content: initialHtml,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: classes.text ?? '' },
      handlePaste: (_, event) => takeFiles(event.clipboardData?.files),
      handleDrop: (_, event) => takeFiles(event.dataTransfer?.files),
      handleKeyDown: (view, event) => {
        if (event.key === 'Escape' && !event.isComposing) {
          // Out of the text, so that the single keys work again; the same press must not also close the case.
          event.stopPropagation();
          view.dom.blur();
          return true;
        }
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return false;
        latest.current.onSubmit?.(event.shiftKey);
        return true;
      },
    },
    onUpdate: ({ editor: changed }) =>
      latest.current.onChange(changed.isEmpty ? '' : changed.getHTML(), changed.isEmpty),
    onCreate: ({ editor: created }) =>
      latest.current.onReady?.({ focus: () => !created.isDestroyed && created.commands.focus('end') }),
  });

  function takeFiles(files: FileList | null | undefined): boolean {
    if (!files?.length || !latest.current.onFiles) return false;
    latest.current.onFiles([...files]);
    return true;
  }

  return (
    <RichTextEditor
      editor={editor as Editor}
      variant="subtle"
      classNames={{
        root: classes.root,
        toolbar: classes.toolbar,
        content: classes.content,
        control: classes.control,
        controlsGroup: classes.group,
      }}
      labels={{
        boldControlLabel: t`Bold`,
        italicControlLabel: t`Italic`,
        bulletListControlLabel: t`Bullet list`,
        orderedListControlLabel: t`Numbered list`,
        blockquoteControlLabel: t`Quote`,
        codeControlLabel: t`Code`,
        linkControlLabel: t`Link`,
        linkEditorInputLabel: t`Address of the link`,
        linkEditorInputPlaceholder: 'https://',
        linkEditorSave: t`Save`,
        linkEditorInternalLink: t`Open in the same tab`,
        linkEditorExternalLink: t`Open in a new tab`,
      }}
    >
      <RichTextEditor.Content />
      <RichTextEditor.Toolbar>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Blockquote />
          <RichTextEditor.Code />
          <RichTextEditor.Link />
        </RichTextEditor.ControlsGroup>
        {tools}
      </RichTextEditor.Toolbar>
    </RichTextEditor>
  );
}
