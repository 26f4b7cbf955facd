import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Menu, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconLock, IconNote, IconSend } from '@tabler/icons-react';
import clsx from 'clsx';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '../../../api/problem';
import type { CaseStatus, CaseView, Comment } from '../../../api/types';
import { announce } from '../../../shared/a11y/Announcer';
import { AttachButton } from '../../../shared/attachments/AttachButton';
import { UploadList } from '../../../shared/attachments/UploadList';
import { useUploads } from '../../../shared/attachments/use-uploads';
import { keyCaps } from '../../../shared/commands/keys';
import { useCommands } from '../../../shared/commands/registry';
import { LazyEditor } from '../../../shared/editor/LazyEditor';
import type { EditorHandle } from '../../../shared/editor/RichEditor';
import { useOnline } from '../../../shared/hooks/use-online';
import { statusLabels } from '../../../shared/i18n/labels';
import { StatusIcon } from '../../../shared/ui/CaseMarks';
import { ErrorNote } from '../../../shared/ui/States';
import { useAddComment } from '../api/comment-mutations';
import { allowedKinds, type ComposeKind, type Draft, isEmptyDraft, toNewComment } from '../model/compose';
import { drafts } from '../model/draft-store';
import classes from './Composer.module.css';
import { NewerCommentsDialog } from './NewerCommentsDialog';

const AFTER_SENDING: readonly CaseStatus[] = ['open', 'pending', 'on_hold', 'solved'];

type Props = {
  agentId: number;
  value: CaseView;
  /** Who gets a reply, in words: a name and an address. */
  recipient: string;
  onSent: (status: CaseStatus | undefined) => void;
  /** Told when there begins or ceases to be something written. */
  onWriting: (writing: boolean) => void;
};

/** Where a reply or a note is written. Each has its own draft, its own ground and its own button: they never mix. */
export function Composer({ agentId, value, recipient, onSent, onWriting }: Props) {
  const { t } = useLingui();
  const kinds = allowedKinds(value.allowed);
  const [kind, setKind] = useState<ComposeKind>(kinds[0] ?? 'note');
  const [opened, setOpened] = useState(false);

  const open = (next: ComposeKind) => {
    if (!kinds.includes(next)) return;
    setKind(next);
    setOpened(true);
  };
  useCommands([
    ...(kinds.includes('reply')
      ? [{ id: 'reply', title: msg`Reply`, group: 'compose' as const, keys: ['r'], run: () => open('reply') }]
      : []),
    ...(kinds.includes('note')
      ? [{ id: 'note', title: msg`Internal note`, group: 'compose' as const, keys: ['n'], run: () => open('note') }]
      : []),
  ]);

  if (kinds.length === 0) {
    return (
      <p className={classes.locked}>
        <IconLock size={14} stroke={1.75} aria-hidden="true" />
        <Trans>You can read this case but not write in it.</Trans>
      </p>
    );
  }
  const shown = kinds.includes(kind) ? kind : (kinds[0] ?? 'note');
  return (
    <section className={clsx(classes.composer, shown === 'note' && classes.note)} aria-label={t`Write`}>
      <div className={classes.tabs} role="tablist" aria-label={t`Reply or note`}>
        {kinds.map((each) => (
          <UnstyledButton
            key={each}
            role="tab"
            aria-selected={shown === each}
            className={clsx(classes.tab, shown === each && classes.tabActive)}
            onClick={() => open(each)}
          >
            {each === 'reply' ? (
              <IconArrowBackUp size={15} stroke={1.75} aria-hidden="true" />
            ) : (
              <IconNote size={15} stroke={1.75} aria-hidden="true" />
            )}
            {each === 'reply' ? t`Reply` : t`Note`}
          </UnstyledButton>
        ))}
        <span className={classes.to}>
          {shown === 'reply' ? <Trans>To {recipient}</Trans> : <Trans>Only colleagues see this</Trans>}
        </span>
      </div>
      <Writer
        key={shown}
        agentId={agentId}
        value={value}
        kind={shown}
        focus={opened}
        onFocusTaken={() => setOpened(false)}
        onSent={onSent}
        onWriting={onWriting}
      />
    </section>
  );
}

type WriterProps = {
  agentId: number;
  value: CaseView;
  kind: ComposeKind;
  focus: boolean;
  onFocusTaken: () => void;
  onSent: (status: CaseStatus | undefined) => void;
  onWriting: (writing: boolean) => void;
};

function Writer({ agentId, value, kind, focus, onFocusTaken, onSent, onWriting }: WriterProps) {
  const { t, i18n } = useLingui();
  const online = useOnline();
  const uploads = useUploads();
  const add = useAddComment(value.id);
  const [loaded, setLoaded] = useState<Draft>();
  const [html, setHtml] = useState('');
  const [generation, setGeneration] = useState(0);
  const [newer, setNewer] = useState<{ comments: Comment[]; status?: CaseStatus }>();
  const [spoke, setSpoke] = useState(kind === 'reply');
  const editor = useRef<EditorHandle>(null);
  const lastSeen = useRef(value.lastCommentId ?? null);
  const attempt = useRef({ key: crypto.randomUUID(), content: '' });

  // What was on the screen when writing began is what this answer is based on.
  if (html === '') lastSeen.current = value.lastCommentId ?? null;

  const { restore, attachments } = uploads;
  useEffect(() => {
    let gone = false;
    void drafts.load(agentId, value.id, kind).then((draft) => {
      if (gone) return;
      setHtml(draft.html);
      restore(draft.attachments);
      setLoaded(draft);
    });
    return () => {
      gone = true;
    };
  }, [agentId, value.id, kind, restore]);

  const draft: Draft = { html, attachments };
  const attachmentKey = attachments.map((each) => each.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids stand for the attachments
  useEffect(() => {
    if (loaded) drafts.save(agentId, value.id, kind, { html, attachments });
  }, [loaded, html, attachmentKey, agentId, value.id, kind]);

  const take = useCallback(() => {
    if (editor.current?.focus()) onFocusTaken();
  }, [onFocusTaken]);
  useEffect(() => {
    if (focus && editor.current) take();
  }, [focus, take]);

  const empty = isEmptyDraft({ html, attachments: [] });
  // A draft from yesterday is not somebody who writes: only what was typed since the case was opened is.
  const writing = loaded !== undefined && !empty && html !== loaded.html;
  useEffect(() => onWriting(writing), [onWriting, writing]);
  useEffect(() => () => onWriting(false), [onWriting]);
  const blocked = !online ? t`You are offline` : uploads.busy ? t`A file is still on its way` : undefined;
  const ready = !empty && !blocked && !add.isPending;

  // A call or a visit counts as a reply only when somebody was there to hear it.
  const talk = value.channel === 'phone' || value.channel === 'in_person';

  const send = (status?: CaseStatus, lastSeenCommentId = lastSeen.current) => {
    if (!ready) return;
    const comment = toNewComment(kind, draft, {
      status,
      lastSeenCommentId,
      ...(talk && { spokeWithCustomer: spoke }),
    });
    // The same content gets the same key: a second press after a lost answer sends nothing twice.
    const content = JSON.stringify(comment);
    if (attempt.current.content !== content) attempt.current = { key: crypto.randomUUID(), content };
    add.mutate(
      { comment, idempotencyKey: attempt.current.key },
      {
        onSuccess: async () => {
          setNewer(undefined);
          setHtml('');
          uploads.clear();
          setGeneration((now) => now + 1);
          setSpoke(kind === 'reply');
          setLoaded({ html: '', attachments: [] });
          await drafts.remove(agentId, value.id, kind);
          announce(kind === 'reply' ? t`Reply sent` : t`Note added`);
          onSent(status);
        },
        onError: (error) => {
          if (isProblem(error, 'case_moved_on'))
            setNewer({ comments: (error.body.newComments ?? []) as Comment[], status });
          else announce(t`Not sent`, 'assertive');
        },
      },
    );
  };

  const sendTitle = kind === 'reply' ? t`Send` : t`Add note`;
  const failed = add.isError && !isProblem(add.error, 'case_moved_on');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may also be dropped here; the button does the same
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0 || event.defaultPrevented) return;
        event.preventDefault();
        uploads.add(event.dataTransfer.files);
      }}
    >
      {loaded && (
        <LazyEditor
          key={generation}
          label={kind === 'reply' ? t`Reply to the customer` : t`Internal note`}
          placeholder={kind === 'reply' ? t`Write to the customer…` : t`Write a note for colleagues…`}
          initialHtml={loaded.html}
          onChange={setHtml}
          onReady={(handle) => {
            editor.current = handle;
            if (focus) take();
            else if (generation > 0) handle.focus();
          }}
          onFiles={uploads.add}
          onSubmit={(solve) => send(solve ? 'solved' : undefined)}
          tools={<AttachButton onFiles={uploads.add} />}
        />
      )}
      {uploads.items.length > 0 && (
        <div className={classes.files}>
          <UploadList uploads={uploads} />
        </div>
      )}
      {failed && (
        <div className={classes.files}>
          <ErrorNote error={add.error} onRetry={() => send(add.variables?.comment.status as CaseStatus | undefined)} />
        </div>
      )}
      <div className={classes.actions}>
        {talk && (
          <Checkbox
            size="xs"
            label={t`Spoke with the customer`}
            checked={spoke}
            onChange={(event) => setSpoke(event.currentTarget.checked)}
          />
        )}
        <span className={classes.state}>{blocked ?? (empty ? null : <Trans>Draft kept on this device</Trans>)}</span>
        <Button.Group>
          <Button
            size="sm"
            className={classes.send}
            disabled={!ready}
            loading={add.isPending}
            leftSection={kind === 'reply' ? <IconSend size={15} stroke={1.75} /> : <IconNote size={15} stroke={1.75} />}
            title={keyCaps('mod+enter').join(' ')}
            onClick={() => send()}
          >
            {sendTitle}
          </Button>
          {value.allowed.includes('change') && (
            <Menu position="top-end">
              <Menu.Target>
                <Button
                  size="sm"
                  px={8}
                  className={clsx(classes.send, classes.split)}
                  disabled={!ready}
                  aria-label={t`Send and set the status`}
                >
                  <IconChevronDown size={16} stroke={1.75} />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>
                  {kind === 'reply' ? t`Send and set the status` : t`Add the note and set the status`}
                </Menu.Label>
                {AFTER_SENDING.map((status) => (
                  <Menu.Item
                    key={status}
                    leftSection={<StatusIcon status={status} />}
                    rightSection={
                      status === 'solved' ? (
                        <span className={classes.hint}>{keyCaps('mod+shift+enter').join(' ')}</span>
                      ) : undefined
                    }
                    onClick={() => send(status)}
                  >
                    {status === 'solved'
                      ? kind === 'reply'
                        ? t`Send and solve`
                        : t`Add note and solve`
                      : i18n._(statusLabels[status])}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </Button.Group>
      </div>
      <NewerCommentsDialog
        comments={newer?.comments}
        busy={add.isPending}
        onReview={() => {
          lastSeen.current = newer?.comments.at(-1)?.id ?? lastSeen.current;
          setNewer(undefined);
        }}
        onSend={() => send(newer?.status, newer?.comments.at(-1)?.id ?? null)}
      />
    </div>
  );
}
