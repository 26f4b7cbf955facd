import { msg } from '@lingui/core/macro';
import { type Icon, IconChartBar, IconChartLine, IconGridDots, IconNumber123, IconTable } from '@tabler/icons-react';
import type { WidgetKind } from '../../../../api/types';

export const kindLabels = {
  number: msg({ context: 'widget', message: 'Numbers' }),
  line: msg({ context: 'widget', message: 'Lines' }),
  bar: msg({ context: 'widget', message: 'Bars' }),
  table: msg({ context: 'widget', message: 'Table' }),
  heatmap: msg({ context: 'widget', message: 'Heat map' }),
} as const satisfies Record<WidgetKind, unknown>;

export const kindIcons: Record<WidgetKind, Icon> = {
  number: IconNumber123,
  line: IconChartLine,
  bar: IconChartBar,
  table: IconTable,
  heatmap: IconGridDots,
};
