import { useLingui } from '@lingui/react/macro';
import { useMetrics } from '../../api/use-report';
import type { Fault } from '../model/faults';

/** What is wrong and what would be right, in the reader's words. */
export function useFaultText(): (fault: Fault) => string {
  const { t, i18n } = useLingui();
  const { dimensions } = useMetrics();
  return ({ code, metric, keys = [] }) => {
    const label = metric?.label ?? '';
    const either = new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(
      keys.map((key) => dimensions.get(key)?.label ?? key),
    );
    switch (code) {
      case 'name':
        return t`Enter a name.`;
      case 'team':
        return t`Choose a team.`;
      case 'parts':
        return t`A report has at least one part.`;
      case 'metrics':
        return t`Choose what is counted.`;
      case 'units':
        return t`These do not fit one axis: counts, times and shares each need a chart of their own, or a table.`;
      case 'single':
        return t`A heat map shows one number.`;
      case 'steps':
        return t`Lines go through time: choose a step.`;
      case 'cut':
        return t`Choose a step of time, or what to tell apart by.`;
      case 'two':
        return t`A heat map has two sides: two to tell apart by, or one and a step of time.`;
      case 'required':
        return t`“${label}” is told apart by ${either}.`;
      case 'compare':
        return t`“${label}” needs something to be compared with.`;
    }
  };
}
