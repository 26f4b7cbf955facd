import { useLingui } from '@lingui/react/macro';
import { MultiSelect, TextInput } from '@mantine/core';
import type { CaseStatus } from '../../../api/types';
import { METRICS, metricLabels, PRIORITIES, priorityLabels, statusLabels } from '../../../shared/i18n/labels';
import { useEnumOptions } from '../../../shared/pickers/options';
import { Table } from '../../../shared/ui/Table';
import type { PolicyValues } from '../model/policy-form';
import classes from './PolicyForm.module.css';

/** The statuses in which time may stand still; in those of a new or an open case we act. */
const PAUSING: readonly CaseStatus[] = ['new', 'open', 'pending', 'on_hold'];

type Props = {
  values: PolicyValues;
  onChange: (change: Partial<PolicyValues>) => void;
  disabled: boolean;
  faults: Record<string, string>;
};

/** What is promised by metric and priority, and in which statuses the metric pauses. */
export function TargetsTable({ values, onChange, disabled, faults }: Props) {
  const { t, i18n } = useLingui();
  const statuses = useEnumOptions(PAUSING, statusLabels as Record<CaseStatus, (typeof statusLabels)[CaseStatus]>);
  const { targets, pauses } = values;
  return (
    <Table
      label={t`Targets`}
      head={[t`Metric`, ...PRIORITIES.map((priority) => i18n._(priorityLabels[priority])), t`Pauses in`]}
    >
      {METRICS.map((metric) => {
        const name = i18n._(metricLabels[metric]);
        return (
          <tr key={metric}>
            <th scope="row" className={classes.metric}>
              {name}
            </th>
            {PRIORITIES.map((priority) => {
              const level = i18n._(priorityLabels[priority]);
              return (
                <td key={priority} className={classes.cell}>
                  <TextInput
                    className={classes.target}
                    aria-label={t`${name}, priority ${level}`}
                    disabled={disabled}
                    value={targets[metric][priority]}
                    onChange={(event) =>
                      onChange({
                        targets: {
                          ...targets,
                          [metric]: { ...targets[metric], [priority]: event.currentTarget.value },
                        },
                      })
                    }
                    error={faults[`targets.${metric}.${priority}`]}
                  />
                </td>
              );
            })}
            <td className={classes.cell}>
              <MultiSelect
                className={classes.pauses}
                aria-label={t`${name} pauses in`}
                placeholder={pauses[metric].length === 0 ? t`Never` : undefined}
                data={statuses}
                disabled={disabled}
                value={pauses[metric]}
                onChange={(next) => onChange({ pauses: { ...pauses, [metric]: next as CaseStatus[] } })}
                error={faults[`pauses.${metric}`]}
              />
            </td>
          </tr>
        );
      })}
    </Table>
  );
}
