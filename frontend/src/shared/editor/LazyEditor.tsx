import { Skeleton } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { ErrorNote } from '../ui/States';
import type RichEditor from './RichEditor';
import classes from './RichEditor.module.css';

/** The editor's code. As a query it waits while there is no network, tries again, and fails in its own place only. */
export const editorQuery = queryOptions({
  queryKey: ['editor'],
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await import('./RichEditor')).default,
});

export function LazyEditor(props: ComponentProps<typeof RichEditor>) {
  const editor = useQuery(editorQuery);
  if (editor.isError) return <ErrorNote error={editor.error} onRetry={() => void editor.refetch()} />;
  if (!editor.data) return <Skeleton className={classes.waiting} height={60} />;
  const Editor = editor.data;
  return <Editor {...props} />;
}
