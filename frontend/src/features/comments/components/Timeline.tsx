import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Fragment, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { caseQueries } from '../../../api/queries/cases';
import type { Attachment, Comment } from '../../../api/types';
import { announce } from '../../../shared/a11y/Announcer';
import { useNow } from '../../../shared/hooks/use-now';
import { useFormat } from '../../../shared/i18n/format';
import { ErrorNote, ErrorState, Lines } from '../../../shared/ui/States';
import { buildTimeline } from '../model/timeline';
import { CommentBubble } from './CommentBubble';
import { EventGroup } from './EventLine';
import { RedactAttachmentDialog, RedactTextDialog } from './RedactDialogs';
import classes from './Timeline.module.css';

type Props = {
  caseId: number;
  mayRedact: boolean;
  selection?: { chosen: ReadonlySet<number>; toggle: (commentId: number) => void };
};

const NEAR_END = 120;

/** Everything that was said and done, oldest first; opens at the end and stays there while one reads the end. */
export function Timeline({ caseId, mayRedact, selection }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const comments = useInfiniteQuery(caseQueries.comments(caseId));
  const events = useQuery(caseQueries.events(caseId));
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [redacting, setRedacting] = useState<Comment>();
  const [redactingFile, setRedactingFile] = useState<Attachment>();

  const loaded = useMemo(() => comments.data?.pages.flatMap((page) => page.data) ?? [], [comments.data]);
  const items = useMemo(
    () => buildTimeline(loaded, events.data ?? [], comments.hasNextPage, format.zone),
    [loaded, events.data, comments.hasNextPage, format.zone],
  );

  // Frames and pictures get their height late, so the end is kept by watching the content, not by counting items.
  useLayoutEffect(() => {
    const [box, inner] = [scroller.current, content.current];
    if (!box || !inner) return;
    const toEnd = () => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    };
    toEnd();
    const observer = new ResizeObserver(toEnd);
    observer.observe(inner);
    // The composer grows when its editor arrives and takes the room from here.
    observer.observe(box);
    return () => observer.disconnect();
  });

  const newest = loaded.reduce((last, comment) => Math.max(last, comment.id), 0);
  const heard = useRef(0);
  useEffect(() => {
    const comment = loaded.find((each) => each.id === newest);
    if (heard.current > 0 && newest > heard.current && comment?.author.kind === 'customer') {
      announce(t`New message from ${comment.author.name}`);
    }
    heard.current = newest;
  }, [newest, loaded, t]);

  if (comments.isPending) {
    return (
      <div className={classes.scroller}>
        <Lines count={7} height={18} />
      </div>
    );
  }
  if (comments.isError && loaded.length === 0) {
    return <ErrorState error={comments.error} onRetry={() => void comments.refetch()} />;
  }
  return (
    <section
      ref={scroller}
      className={classes.scroller}
      aria-label={t`Conversation`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
      tabIndex={0}
      onScroll={({ currentTarget: box }) => {
        atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
      }}
    >
      <div ref={content} className={classes.items}>
        {comments.hasNextPage && (
          <Button
            variant="default"
            className={classes.earlier}
            loading={comments.isFetchingNextPage}
            onClick={() => {
              atEnd.current = false;
              void comments.fetchNextPage();
            }}
          >
            <Trans>Show earlier messages</Trans>
          </Button>
        )}
        {events.isError && <ErrorNote error={events.error} onRetry={() => void events.refetch()} />}
        {items.map((item) => (
          <Fragment key={item.key}>
            {item.kind === 'day' && (
              <h3 className={classes.day}>
                <span>{format.day(item.at, now)}</span>
              </h3>
            )}
            {item.kind === 'events' && <EventGroup events={item.events} />}
            {item.kind === 'comment' && (
              <CommentBubble
                comment={item.comment}
                caseId={caseId}
                mayRedact={mayRedact}
                onRedact={setRedacting}
                onRedactAttachment={setRedactingFile}
                selection={
                  selection && {
                    chosen: selection.chosen.has(item.comment.id),
                    toggle: () => selection.toggle(item.comment.id),
                  }
                }
              />
            )}
          </Fragment>
        ))}
      </div>
      <RedactTextDialog caseId={caseId} comment={redacting} onClose={() => setRedacting(undefined)} />
      <RedactAttachmentDialog caseId={caseId} attachment={redactingFile} onClose={() => setRedactingFile(undefined)} />
    </section>
  );
}
