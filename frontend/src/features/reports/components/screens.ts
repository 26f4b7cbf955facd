import { useLingui } from '@lingui/react/macro';
import type { Widget } from '../model/widgets';

export const SCREENS = ['overview', 'sla', 'nature', 'channels', 'agents', 'escalations', 'csat'] as const;
export type ScreenName = (typeof SCREENS)[number];

export function isScreen(name: string | undefined): name is ScreenName {
  return SCREENS.some((each) => each === name);
}

export function useScreenTitles(): Record<ScreenName, string> {
  const { t } = useLingui();
  return {
    overview: t`Overview`,
    sla: t`SLA`,
    nature: t`Nature of inquiries`,
    channels: t`Channels`,
    agents: t`Agents and teams`,
    escalations: t`Escalations`,
    csat: t`Satisfaction`,
  };
}

/** What stands on each screen, in the same shape as a report that somebody builds. */
export function useScreens(): Record<ScreenName, readonly Widget[]> {
  const { t } = useLingui();
  return {
    overview: [
      {
        title: t`At a glance`,
        kind: 'number',
        metrics: [
          'cases_created',
          'cases_solved',
          'backlog',
          'first_reply_time',
          'full_resolution_time',
          'sla_attainment',
          'csat',
        ],
      },
      { title: t`Arrived and solved`, kind: 'line', metrics: ['cases_created', 'cases_solved'], bucket: 'auto' },
      { title: t`Unsolved by age`, kind: 'bar', metrics: ['backlog'], bucket: 'auto', groupBy: ['age'] },
      { title: t`First reply`, kind: 'line', metrics: ['first_reply_time'], bucket: 'auto' },
      { title: t`Resolution`, kind: 'line', metrics: ['first_resolution_time'], bucket: 'auto' },
      { title: t`Promises kept`, kind: 'line', metrics: ['sla_attainment'], bucket: 'auto' },
      { title: t`Satisfaction`, kind: 'line', metrics: ['csat'], bucket: 'auto' },
    ],
    sla: [
      { title: t`At a glance`, kind: 'number', metrics: ['sla_attainment', 'sla_breached_by_recalculation'] },
      { title: t`Promises kept over time`, kind: 'line', metrics: ['sla_attainment'], bucket: 'auto' },
      {
        title: t`Breached by a change of the rules`,
        kind: 'line',
        metrics: ['sla_breached_by_recalculation'],
        bucket: 'auto',
      },
      { title: t`By what was promised`, kind: 'bar', metrics: ['sla_attainment'], groupBy: ['sla_metric'] },
      { title: t`By team`, kind: 'bar', metrics: ['sla_attainment'], groupBy: ['team'] },
      { title: t`By priority`, kind: 'table', metrics: ['sla_attainment'], groupBy: ['priority'] },
    ],
    nature: [
      {
        title: t`At a glance`,
        kind: 'number',
        metrics: ['cases_created', 'complaint_share', 'repeat_contact_rate', 'contact_rate'],
      },
      {
        title: t`Topics`,
        kind: 'table',
        metrics: ['cases_created', 'topic_share', 'topic_trend'],
        groupBy: ['topic'],
      },
      {
        title: t`Categories`,
        kind: 'table',
        metrics: ['cases_created', 'topic_share', 'topic_trend'],
        groupBy: ['category'],
      },
      {
        title: t`Categories over time`,
        kind: 'bar',
        metrics: ['cases_created'],
        bucket: 'auto',
        groupBy: ['category'],
      },
      { title: t`Complaints`, kind: 'line', metrics: ['complaint_share'], bucket: 'auto' },
      { title: t`Repeat contacts`, kind: 'line', metrics: ['repeat_contact_rate'], bucket: 'auto' },
      { title: t`Topics over time`, kind: 'line', metrics: ['cases_created'], bucket: 'auto', groupBy: ['topic'] },
    ],
    channels: [
      { title: t`Shares of the channels`, kind: 'bar', metrics: ['channel_share'], groupBy: ['channel'] },
      {
        title: t`Channels over time`,
        kind: 'bar',
        metrics: ['cases_created'],
        bucket: 'auto',
        groupBy: ['channel'],
      },
      {
        title: t`Arrivals by weekday and hour`,
        kind: 'heatmap',
        metrics: ['arrivals'],
        groupBy: ['weekday', 'hour_of_day'],
      },
      {
        title: t`Speed by channel`,
        kind: 'table',
        metrics: ['cases_created', 'first_reply_time', 'full_resolution_time', 'one_touch_rate'],
        groupBy: ['channel'],
      },
    ],
    agents: [
      {
        title: t`Agents, by who did it`,
        kind: 'table',
        metrics: ['cases_solved', 'replies_sent', 'first_reply_time', 'next_reply_time'],
        groupBy: ['agent'],
      },
      {
        title: t`Teams`,
        kind: 'table',
        metrics: ['cases_created', 'cases_solved', 'backlog', 'first_reply_time', 'full_resolution_time'],
        groupBy: ['team'],
      },
      { title: t`Unsolved by assignee`, kind: 'bar', metrics: ['backlog'], groupBy: ['assignee'] },
      { title: t`Unsolved by team`, kind: 'bar', metrics: ['backlog'], groupBy: ['team'] },
      { title: t`Unsolved cases for each agent at work`, kind: 'line', metrics: ['agent_load'], bucket: 'auto' },
      { title: t`Arrivals for each agent at work`, kind: 'line', metrics: ['arrivals_per_agent'], bucket: 'auto' },
    ],
    escalations: [
      { title: t`At a glance`, kind: 'number', metrics: ['escalations'] },
      { title: t`Escalations over time`, kind: 'line', metrics: ['escalations'], bucket: 'auto' },
      { title: t`By topic`, kind: 'bar', metrics: ['escalations'], groupBy: ['topic'] },
      { title: t`By team`, kind: 'bar', metrics: ['escalations'], groupBy: ['team'] },
      { title: t`By who raised it`, kind: 'bar', metrics: ['escalations'], groupBy: ['agent'] },
    ],
    csat: [
      { title: t`At a glance`, kind: 'number', metrics: ['csat', 'csat_rating', 'csat_response_rate'] },
      { title: t`Satisfaction over time`, kind: 'line', metrics: ['csat'], bucket: 'auto' },
      { title: t`Answers over time`, kind: 'line', metrics: ['csat_response_rate'], bucket: 'auto' },
      { title: t`By agent, by who replied`, kind: 'table', metrics: ['csat', 'csat_rating'], groupBy: ['agent'] },
      { title: t`By team`, kind: 'table', metrics: ['csat', 'csat_rating'], groupBy: ['team'] },
      { title: t`By topic`, kind: 'table', metrics: ['csat', 'csat_rating'], groupBy: ['topic'] },
    ],
  };
}
