import { api, unwrap } from './client';
import type { ExportFormat, ReportCell, ReportQuery } from './types';

/** The numbers of a report, or the cases behind one of them. */
export type Exported = { of: 'numbers'; asked: ReportQuery } | { of: 'cases'; asked: ReportCell };

const SAVED_MS = 60_000;

function ask(what: Exported, format: ExportFormat): Promise<Blob> {
  const params = { query: { format } };
  return unwrap<Blob>(
    what.of === 'numbers'
      ? api.POST('/api/v1/reports/query/export', { params, body: what.asked, parseAs: 'blob' })
      : api.POST('/api/v1/reports/cases/export', { params, body: what.asked, parseAs: 'blob' }),
  );
}

/** Fetches a file with the reader's own rights and hands it to the browser to keep. */
export async function downloadExport(what: Exported, format: ExportFormat): Promise<void> {
  const file = URL.createObjectURL(await ask(what, format));
  const link = document.createElement('a');
  link.href = file;
  link.download = `zelodesk-${what.of === 'numbers' ? 'report' : 'cases'}-${what.asked.from.slice(0, 10)}.${format}`;
  link.click();
  // The browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(file), SAVED_MS);
}
