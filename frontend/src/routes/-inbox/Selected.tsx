import type { CaseFilters } from '../../api/queries/cases';
import BulkActions from '../../features/bulk/components/BulkActions';
import { SelectionBar } from '../../features/cases/components/SelectionBar';
import { wholeQuery } from '../../features/cases/model/list-search';
import type { Selection } from '../../features/cases/model/selection';
import { useFormat } from '../../shared/i18n/format';

type Props = {
  filters: CaseFilters | undefined;
  selection: Selection;
  loaded: number;
  /** How many cases the list finds, as far as known. */
  count: { total: number; exact: boolean } | undefined;
  onMore: () => void;
  onLeave: () => void;
  onFailed: (caseIds: readonly number[]) => void;
};

/** How many cases are chosen, and what can be done with them. */
export default function Selected({ filters, selection, loaded, count, onMore, onLeave, onFailed }: Props) {
  const format = useFormat();
  return (
    <SelectionBar
      selection={selection}
      loaded={loaded}
      total={count && { count: count.total, text: `${format.number(count.total)}${count.exact ? '' : '+'}` }}
      onMore={onMore}
      onClear={onLeave}
      actions={
        <BulkActions
          selection={selection.allMatching ? { query: wholeQuery(filters ?? {}) } : { ids: [...selection.ids] }}
          count={selection.allMatching && count ? count : { total: selection.ids.size, exact: true }}
          onStarted={onLeave}
          onFailed={onFailed}
        />
      }
    />
  );
}
