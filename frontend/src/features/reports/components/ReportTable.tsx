import { useLingui } from '@lingui/react/macro';
import type { CSSProperties } from 'react';
import type { Cell, Grid } from '../model/grid';
import { changeOf, numberOf } from '../model/number';
import heat from './HeatMap.module.css';
import { NumberLink } from './NumberLink';
import plain from './ReportTable.module.css';
import { useReportContext } from './report-context';
import { useReportText } from './use-report-text';

/** The numbers themselves. Each opens its cases. With `shades` the table is a heat map of its first metric. */
export function ReportTable({ grid, caption, shades = false }: { grid: Grid; caption: string; shades?: boolean }) {
  const { how, metrics } = useReportContext();
  const text = useReportText(how);
  const classes = shades ? heat : plain;
  const kindOf = (cell: Cell) => metrics.get(cell.metric)?.kind ?? 'count';
  const drawn = (cell: Cell) => numberOf(kindOf(cell), cell.value, how, cell.facet);
  // A column of differences says what the others would add.
  const differs = (cell: Cell) => metrics.get(cell.metric)?.needsCompare ?? false;
  // Of a number that stands alone the one that the reader has chosen is compared.
  const chosen = (cell: Cell) =>
    cell.facet === 'shown' ||
    cell.facet === (kindOf(cell) === 'average' ? 'mean' : kindOf(cell) === 'duration' && how.stat);
  const noted = (cell: Cell) =>
    !shades &&
    chosen(cell) &&
    !(kindOf(cell) === 'ratio' && grid.columns.some(({ metric }) => metrics.get(metric)?.needsCompare));
  const most = shades ? Math.max(0, ...grid.rows.flatMap((row) => row.cells.map((cell) => drawn(cell) ?? 0))) : 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the panel around it is the landmark, and no field set
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <div className={classes.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{grid.corner}</th>
            {grid.columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, index) => {
                const value = drawn(cell);
                const level = shades && most > 0 ? (value ?? 0) / most : undefined;
                return (
                  <td
                    key={grid.columns[index]?.key}
                    style={level === undefined ? undefined : ({ '--level': level } as CSSProperties)}
                  >
                    <NumberLink
                      metric={cell.metric}
                      value={cell.value}
                      from={cell.from}
                      to={cell.to}
                      group={cell.group}
                      className={classes.number}
                    >
                      {differs(cell)
                        ? cell.isNew
                          ? text.fresh
                          : text.points(value)
                        : text.number(kindOf(cell), value, cell.facet)}
                    </NumberLink>
                    {differs(cell) && <span className={plain.note}>{text.significance(cell.value?.pValue)}</span>}
                    {noted(cell) && <CellNotes cell={cell} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a number has changed, and how sure it is. The one before opens its cases, too. */
function CellNotes({ cell }: { cell: Cell }) {
  const { t } = useLingui();
  const { how, metrics } = useReportContext();
  const text = useReportText(how);
  const kind = metrics.get(cell.metric)?.kind ?? 'count';
  const before = numberOf(kind, cell.compared, how);
  const change = changeOf(kind, numberOf(kind, cell.value, how), before);
  const { low, high, pValue } = cell.value ?? {};
  const chance = text.significance(pValue);
  const sure = typeof low === 'number' && typeof high === 'number';
  return (
    <>
      {change && change.direction !== 'same' && (
        <span className={plain.note}>
          {text.difference(change)}
          {chance && `, ${chance}`}
        </span>
      )}
      {cell.before && cell.compared && cell.compared.cases > 0 && change?.direction !== 'same' && (
        <span className={plain.note}>
          <NumberLink metric={cell.metric} value={cell.compared} {...cell.before} group={cell.group}>
            {t`before: ${text.number(kind, before)}`}
          </NumberLink>
        </span>
      )}
      {sure && (
        <span className={plain.note}>{t`Few answers: between ${text.percent(low)} and ${text.percent(high)}`}</span>
      )}
    </>
  );
}
