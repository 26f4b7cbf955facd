import { useCallback, useEffect, useRef, useState } from 'react';
import type { Attachment } from '../../api/types';
import { uploadAttachment } from '../../api/upload';

/** One chosen file: on its way (`part` 0 to 1), there, or failed. */
export type Upload = {
  key: string;
  name: string;
  size: number;
  part: number;
  attachment?: Attachment;
  error?: unknown;
  file?: File;
};

export type Uploads = {
  items: Upload[];
  busy: boolean;
  attachments: Attachment[];
  add: (files: Iterable<File>) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  restore: (attachments: Attachment[]) => void;
  clear: () => void;
};

let counter = 0;

/** The files of one form: each starts at once, can be cancelled, and tried again when it fails. */
export function useUploads(): Uploads {
  const [items, setItems] = useState<Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());

  useEffect(() => {
    const controllers = running.current;
    return () => {
      for (const controller of controllers.values()) controller.abort();
    };
  }, []);

  const update = useCallback((key: string, change: Partial<Upload>) => {
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }, []);

  const start = useCallback(
    async (key: string, file: File) => {
      const controller = new AbortController();
      running.current.set(key, controller);
      try {
        const attachment = await uploadAttachment(file, (part) => update(key, { part }), controller.signal);
        update(key, { attachment, part: 1, file: undefined });
      } catch (error) {
        if (!controller.signal.aborted) update(key, { error });
      } finally {
        running.current.delete(key);
      }
    },
    [update],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      const added = [...files].map((file) => {
        counter += 1;
        return { key: `upload-${counter}`, name: file.name, size: file.size, part: 0, file };
      });
      setItems((now) => [...now, ...added]);
      for (const item of added) void start(item.key, item.file);
    },
    [start],
  );

  const remove = useCallback((key: string) => {
    running.current.get(key)?.abort();
    setItems((now) => now.filter((item) => item.key !== key));
  }, []);

  const retry = useCallback(
    (key: string) => {
      const file = items.find((item) => item.key === key)?.file;
      if (!file) return;
      update(key, { error: undefined, part: 0 });
      void start(key, file);
    },
    [items, start, update],
  );

  const restore = useCallback((attachments: Attachment[]) => {
    setItems(
      attachments.map((attachment) => ({
        key: `attachment-${attachment.id}`,
        name: attachment.fileName,
        size: attachment.sizeBytes,
        part: 1,
        attachment,
      })),
    );
  }, []);

  const clear = useCallback(() => setItems([]), []);

  return {
    items,
    busy: items.some((item) => !item.attachment && !item.error),
    attachments: items.flatMap((item) => (item.attachment ? [item.attachment] : [])),
    add,
    remove,
    retry,
    restore,
    clear,
  };
}
