import { createContext, useContext } from 'react';
import type { MetricDimension, MetricEntry } from '../../../api/types';
import type { ReportAddress } from '../model/address';
import type { How } from '../model/number';
import type { Frame } from '../model/query';

/** What all panels of a screen have in common. */
export type Report = {
  address: ReportAddress;
  change: (patch: Partial<ReportAddress>) => void;
  /** The screen that a list of cases leads back to. */
  screen: string;
  frame: Frame;
  how: How;
  /** Numbers open beside the page, which must not be left. */
  beside?: boolean;
  metrics: ReadonlyMap<string, MetricEntry>;
  dimensions: ReadonlyMap<string, MetricDimension>;
};

export const ReportContext = createContext<Report | undefined>(undefined);

export function useReportContext(): Report {
  const report = useContext(ReportContext);
  if (!report) throw new Error('Outside of a report');
  return report;
}
