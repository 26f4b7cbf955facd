import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { Chart, Point, Series } from '../model/chart';
import { spanTicks } from '../model/ticks';
import classes from './Charts.module.css';
import { Pattern, Sample } from './Pattern';

/** Besides their colours, lines differ in their dashes and areas in their patterns. */
const DASHES = ['', '7 4', '2 3', '9 3 2 3', '12 5', '4 2 1 2'];
const HEIGHT = 260;
const BAR_HEIGHT = 30;
const colorOf = (index: number, { before }: Series) => (before ? 'var(--text-faint)' : `var(--chart-${index + 1})`);
const dashOf = (index: number, { before }: Series) => (before ? '3 4' : DASHES[index] || undefined);

type Shape = 'line' | 'bar' | 'stack';
type Props = { chart: Chart; format: (value: number) => string; shape: Shape; summary: string };

const told = { stroke: 'var(--border-strong)', tick: { fill: 'var(--text-muted)', fontSize: 12 }, tickLine: false };
const grid = <CartesianGrid stroke="var(--border)" strokeDasharray="3 3" vertical={false} />;

function axisOf(chart: Chart, stacked: boolean) {
  if (chart.kind !== 'duration') return { allowDecimals: chart.kind !== 'count' };
  const sums = chart.points.map((point) => chart.series.map(({ name }) => Number(point[name] ?? 0)));
  const most = Math.max(0, ...sums.map((each) => (stacked ? each.reduce((a, b) => a + b, 0) : Math.max(...each))));
  const ticks = spanTicks(most);
  return { ticks, domain: [0, ticks.at(-1) ?? 0] };
}

/** A drawing for those who see it; the words of `summary` and the table say the same. */
export default function Charts({ chart, format, shape, summary }: Props) {
  const id = useId();
  const axis = { ...told, tickFormatter: format, ...axisOf(chart, shape === 'stack') };
  const fillOf = (name: string) => `url(#${id}-${name})`;
  const tooltip = (
    <Tooltip
      isAnimationActive={false}
      cursor={{ fill: 'var(--hover)', stroke: 'var(--border-strong)' }}
      content={({ active, label }) =>
        active && <Told chart={chart} format={format} point={chart.points.find((point) => point.label === label)} />
      }
    />
  );
  const fills = (
    <defs>
      {chart.series.map((each, index) => (
        <Pattern key={each.name} id={`${id}-${each.name}`} index={index} color={colorOf(index, each)} />
      ))}
    </defs>
  );
  const common = { data: chart.points, responsive: true, accessibilityLayer: false } as const;
  return (
    <>
      <div role="img" aria-label={summary} className={classes.drawing}>
        {shape === 'line' ? (
          <LineChart {...common} style={{ width: '100%', height: HEIGHT }}>
            {grid}
            <XAxis {...told} dataKey="label" minTickGap={24} />
            <YAxis {...axis} axisLine={false} width="auto" />
            {tooltip}
            {chart.series.map((each, index) => (
              <Line
                key={each.name}
                dataKey={each.name}
                name={each.label}
                stroke={colorOf(index, each)}
                strokeWidth={each.before ? 1.5 : 2}
                strokeDasharray={dashOf(index, each)}
                dot={!each.before && chart.points.length <= 31 && { r: 3, fill: colorOf(index, each), strokeWidth: 0 }}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        ) : (
          <BarChart
            {...common}
            layout={shape === 'bar' ? 'vertical' : 'horizontal'}
            style={{
              width: '100%',
              height: shape === 'bar' ? chart.points.length * chart.series.length * BAR_HEIGHT + 40 : HEIGHT,
            }}
          >
            {fills}
            {shape === 'bar' ? (
              <>
                <CartesianGrid stroke="var(--border)" strokeDasharray="3 3" horizontal={false} />
                <XAxis {...axis} type="number" axisLine={false} />
                <YAxis {...told} type="category" dataKey="label" width="auto" interval={0} />
              </>
            ) : (
              <>
                {grid}
                <XAxis {...told} dataKey="label" minTickGap={24} />
                <YAxis {...axis} axisLine={false} width="auto" />
              </>
            )}
            {tooltip}
            {chart.series.map(({ name, label }) => (
              <Bar
                key={name}
                dataKey={name}
                name={label}
                fill={fillOf(name)}
                stackId={shape === 'stack' ? 'all' : undefined}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        )}
      </div>
      {chart.series.length > 1 && (
        <ul className={classes.legend}>
          {chart.series.map((each, index) => (
            <li key={each.name}>
              <Sample
                index={index}
                color={colorOf(index, each)}
                dash={shape === 'line' ? (dashOf(index, each) ?? '') : undefined}
              />
              {each.label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What stands under the pointer. */
function Told({ chart, format, point }: { chart: Chart; format: Props['format']; point: Point | undefined }) {
  if (!point) return null;
  return (
    <div className={classes.told}>
      <strong>{point.label}</strong>
      {chart.series.map(({ name, label }) => {
        const value = point[name];
        return (
          <div key={name}>
            {label}: {typeof value === 'number' ? format(value) : '–'}
          </div>
        );
      })}
    </div>
  );
}
