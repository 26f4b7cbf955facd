import { useLingui } from '@lingui/react/macro';
import { useId, useRef, useState } from 'react';
import type { ApiProblem } from '../../../api/problem';
import { QueryChips } from '../../../shared/query/QueryChips';
import { faultIn, QueryFault } from '../../../shared/query/QueryFault';
import { QueryInput } from '../../../shared/query/QueryInput';
import classes from './ReportBar.module.css';
import { useReportContext } from './report-context';

/** Only the cases that a query asks for. */
export function ReportFilter({ problem }: { problem: ApiProblem | undefined }) {
  const { t } = useLingui();
  const { address, change } = useReportContext();
  const faultId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { query } = address;
  const [typed, setTyped] = useState({ of: query, text: query });
  // What is typed follows the address when that changes by something else.
  if (typed.of !== query) setTyped({ of: query, text: query });
  const ask = (text: string) => {
    setTyped({ of: query, text: text.trim() });
    change({ query: text.trim() });
  };
  const shown = typed.text.trim() === query ? problem : undefined;
  return (
    <search className={classes.filter}>
      <QueryInput
        ref={input}
        label={t`Only cases that answer this search`}
        placeholder={t`All cases; or a search such as channel:email priority>=high`}
        value={typed.text}
        onChange={(text) => {
          setTyped({ of: query, text });
          if (text === '') change({ query: '' });
        }}
        onSubmit={ask}
        fault={faultIn(query, shown)}
        describedBy={shown ? faultId : undefined}
      />
      {shown && <QueryFault id={faultId} query={query} problem={shown} onRepair={ask} />}
      {query && !shown && <QueryChips query={query} onChange={ask} onEmpty={() => input.current?.focus()} />}
    </search>
  );
}
