import { useLingui } from '@lingui/react/macro';
import type { CommandGroup } from './registry';

export function useGroupTitles(): Record<CommandGroup, string> {
  const { t } = useLingui();
  return {
    navigation: t`Go to`,
    list: t`Case list`,
    case: t`This case`,
    compose: t`Writing`,
    report: t`Reports`,
    appearance: t`Appearance`,
    help: t`Help`,
  };
}
