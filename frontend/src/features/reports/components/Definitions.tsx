import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import classes from './Definitions.module.css';
import { useReportContext } from './report-context';

/** What the numbers of a panel mean, for those who ask. */
export function Definitions({ of, metrics: keys }: { of: string; metrics: readonly string[] }) {
  const { t } = useLingui();
  const { metrics } = useReportContext();
  return (
    <Popover position="bottom-end" width={340} withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={t`What is counted: ${of}`}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.list} tabIndex={-1} data-autofocus>
          {keys.map((key) => {
            const metric = metrics.get(key);
            return (
              metric && (
                <div key={key}>
                  <dt>{metric.label}</dt>
                  <dd>{metric.definition}</dd>
                </div>
              )
            );
          })}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
