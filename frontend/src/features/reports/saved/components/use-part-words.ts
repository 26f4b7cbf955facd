import { useLingui } from '@lingui/react/macro';
import type { ReportBucket } from '../../../../api/types';
import { useMetrics } from '../../api/use-report';
import { bucketLabels } from '../../components/labels';
import type { Part } from '../model/draft';

type Asked = Pick<Part, 'metrics' | 'groupBy'> & { bucket?: ReportBucket | null | undefined };

/** A part in words: its title, or what it asks; and by what it is cut. */
export function usePartWords() {
  const { t, i18n } = useLingui();
  const { metrics, dimensions } = useMetrics();
  const cut = ({ bucket, groupBy }: Asked) => [
    ...(bucket ? [i18n._(bucketLabels[bucket])] : []),
    ...groupBy.map((key) => dimensions.get(key)?.label ?? key),
  ];
  const asked = (part: Asked) => part.metrics.map((key) => metrics.get(key)?.label ?? key).join(', ');
  return {
    title: (part: Asked & { title: string }) =>
      part.title.trim() ||
      [asked(part), ...part.groupBy.map((key) => dimensions.get(key)?.label ?? key)].filter(Boolean).join(' · ') ||
      t`New part`,
    /** What a title does not say. */
    summary: (part: Asked & { title: string }) =>
      [...(part.title.trim() ? [asked(part)] : []), ...cut(part)].join(' · '),
  };
}
