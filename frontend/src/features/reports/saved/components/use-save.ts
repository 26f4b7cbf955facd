import { useState } from 'react';
import { isProblem } from '../../../../api/problem';
import type { SavedReport } from '../../../../api/types';
import { useReportContext } from '../../components/report-context';
import { useSaveReport } from '../api/saved-mutations';
import { contentOf, type Draft } from '../model/draft';
import { faultsOf, type Place, placeOf } from '../model/faults';
import { useFaultText } from './use-fault-text';

type Told = ReadonlyMap<Place, string>;

/** Saves a draft, or tells what keeps it from being saved: what we can see at once, else what the server says. */
export function useSave(
  draft: Draft,
  saved: SavedReport | undefined,
  { onSaved, onFaults }: { onSaved: (report: SavedReport) => void; onFaults: (told: Told) => void },
) {
  const { metrics } = useReportContext();
  const faultText = useFaultText();
  const mutation = useSaveReport();
  const [other, setOther] = useState<unknown>();
  const save = ({ overwrite = false } = {}) => {
    if (mutation.isPending) return;
    setOther(undefined);
    const faults = faultsOf(draft, metrics);
    if (faults.size > 0) {
      onFaults(new Map([...faults].map(([place, fault]) => [place, faultText(fault)])));
      return;
    }
    const version = saved && !overwrite ? { version: saved.version } : {};
    mutation.mutate(
      { saved: saved && { id: saved.id, ...version }, report: contentOf(draft) },
      {
        onSuccess: onSaved,
        onError: (error) => {
          const told = new Map(
            (isProblem(error) ? error.errors : []).flatMap(({ pointer, detail }) => {
              const place = placeOf(pointer, draft.parts);
              return place === undefined ? [] : [[place, detail] as const];
            }),
          );
          if (told.size > 0) onFaults(told);
          else setOther(error);
        },
      },
    );
  };
  return { save, isPending: mutation.isPending, error: other, isStale: isProblem(other, 'stale_version') };
}
