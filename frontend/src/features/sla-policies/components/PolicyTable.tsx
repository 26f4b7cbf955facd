import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { SlaPolicy } from '../../../api/types';
import { announce } from '../../../shared/a11y/Announcer';
import { Table } from '../../../shared/ui/Table';
import { PolicyRow } from './PolicyRow';
import { Sortable } from './Sortable';

type Props = {
  rows: readonly SlaPolicy[];
  editable: boolean;
  link: (id: number, children: ReactNode) => ReactNode;
  calendarOf: (id: number) => string | undefined;
  onMove: (from: number, to: number) => void;
  onUse: (policy: SlaPolicy, active: boolean) => void;
};

/** The policies as rows that can be put in another order. */
export default function PolicyTable({ rows, editable, link, calendarOf, onMove, onUse }: Props) {
  const { t } = useLingui();
  return (
    <Sortable items={rows} onMove={onMove}>
      <Table
        label={t`SLA policies`}
        head={[t`Order`, t({ context: 'title', message: 'Name' }), t`Conditions`, t`Calendar`, t`In use`]}
      >
        {rows.map((policy, index) => (
          <PolicyRow
            key={policy.id}
            policy={policy}
            first={index === 0}
            last={index === rows.length - 1}
            editable={editable}
            name={link(policy.id, policy.name)}
            calendar={policy.calendarId === null ? t`Day and night` : calendarOf(policy.calendarId)}
            onStep={(by) => {
              onMove(index, index + by);
              const place = index + by + 1;
              announce(t`Now at place ${place}`);
            }}
            onUse={(active) => onUse(policy, active)}
          />
        ))}
      </Table>
    </Sortable>
  );
}
