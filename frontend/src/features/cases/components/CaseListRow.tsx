import { useLingui } from '@lingui/react/macro';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { CaseSummary, ViewColumn } from '../../../api/types';
import classes from './CaseList.module.css';
import { CaseRow } from './CaseRow';

/** Makes the link to a case; the page decides where a case opens. */
export type RenderCaseLink = (
  caseId: number,
  props: {
    className: string;
    tabIndex: number;
    'aria-current': 'true' | undefined;
    'data-case': number;
    children: ReactNode;
  },
) => ReactNode;

type Props = {
  row: CaseSummary;
  place: { index: number; size: number; start: number };
  requester: string;
  assignee: string | undefined;
  team: string | undefined;
  columns: readonly ViewColumn[] | undefined;
  /** Its case is the one that is open. */
  opened: boolean;
  chosen: boolean;
  tabStop: boolean;
  renderLink: RenderCaseLink;
  /** `range`: and all between this one and the last one. */
  onCheck: (caseId: number, range: boolean) => void;
};

/** A row of the grid, where it lies in the list: a box to choose the case, and the link that opens it. */
export function CaseListRow(props: Props) {
  const { row, place, requester, assignee, team, columns, opened, chosen, tabStop, renderLink, onCheck } = props;
  const { t } = useLingui();
  // A table cannot leave out the rows that are not on the screen; and the focus is on what stands in the cells.
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      role="row"
      data-row={row.id}
      className={classes.item}
      style={{ blockSize: place.size, transform: `translateY(${place.start}px)` }}
      aria-rowindex={place.index + 1}
      aria-selected={chosen}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <div role="gridcell" className={classes.check}>
        <input
          type="checkbox"
          className={classes.box}
          tabIndex={-1}
          checked={chosen}
          aria-label={t`Select case #${row.id}`}
          onChange={(event) => onCheck(row.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <div role="gridcell" className={classes.cell}>
        {renderLink(row.id, {
          className: clsx(classes.link, opened && classes.selected),
          tabIndex: tabStop ? 0 : -1,
          'aria-current': opened ? 'true' : undefined,
          'data-case': row.id,
          children: <CaseRow row={row} requester={requester} assignee={assignee} team={team} columns={columns} />,
        })}
      </div>
    </div>
  );
}
