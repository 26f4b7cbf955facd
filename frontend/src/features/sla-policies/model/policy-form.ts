import type { CasePriority, CaseStatus, NewSlaPolicy, SlaMetric, SlaPolicy, SlaPolicyPatch } from '../../../api/types';
import { durationText, parseDuration } from '../../../shared/i18n/duration';
import { METRICS, PRIORITIES } from '../../../shared/i18n/labels';

/** In which statuses a metric pauses where a policy says nothing else. */
const USUAL_PAUSES: Record<SlaMetric, readonly CaseStatus[]> = {
  first_reply: [],
  next_reply: [],
  update: ['pending'],
  resolution: ['pending'],
  work: ['pending', 'on_hold'],
  ownership: [],
};

/** How a step of an escalation is typed. */
export type Step = {
  when: 'warning' | 'breach';
  after: string;
  notify: string[];
  assigneeId: string | null;
  teamId: string | null;
  raiseLevel: boolean;
};

/** A policy as it is typed: lengths are text. */
export type PolicyValues = {
  name: string;
  active: boolean;
  conditions: string;
  calendarId: string | null;
  targets: Record<SlaMetric, Record<CasePriority, string>>;
  pauses: Record<SlaMetric, CaseStatus[]>;
  warnings: string[];
  escalations: Step[];
};

export function valuesOf(policy: SlaPolicy | undefined, locale: string): PolicyValues {
  const text = (seconds: number | undefined | null) => (seconds ? durationText(locale, seconds) : '');
  return {
    name: policy?.name ?? '',
    active: policy?.active ?? true,
    conditions: policy?.conditions ?? '',
    calendarId: policy?.calendarId ? String(policy.calendarId) : null,
    targets: Object.fromEntries(
      METRICS.map((metric) => [
        metric,
        Object.fromEntries(PRIORITIES.map((priority) => [priority, text(policy?.targets[metric]?.[priority])])),
      ]),
    ) as PolicyValues['targets'],
    pauses: Object.fromEntries(
      METRICS.map((metric) => [metric, [...(policy?.pauses[metric] ?? USUAL_PAUSES[metric])]]),
    ) as PolicyValues['pauses'],
    warnings: policy?.warnings.map((each) => (each.percent ? `${each.percent}%` : text(each.beforeSeconds))) ?? [],
    escalations:
      policy?.escalations.map((each) => ({
        when: each.when,
        after: each.afterSeconds ? text(each.afterSeconds) : '',
        notify: each.notify?.map(String) ?? [],
        assigneeId: each.assigneeId ? String(each.assigneeId) : null,
        teamId: each.teamId ? String(each.teamId) : null,
        raiseLevel: each.raiseLevel ?? false,
      })) ?? [],
  };
}

/** "80%" or a length of time before the target is used up; undefined for anything else. */
export function parseWarning(text: string): { percent: number } | { beforeSeconds: number } | undefined {
  const percent = /^\s*(\d{1,2})\s*%\s*$/.exec(text);
  if (percent) return Number(percent[1]) > 0 ? { percent: Number(percent[1]) } : undefined;
  const seconds = parseDuration(text);
  return seconds ? { beforeSeconds: seconds } : undefined;
}

/** The names of the fields whose text cannot be understood. */
export function unreadable(values: PolicyValues): Set<string> {
  const wrong = new Set<string>();
  for (const metric of METRICS) {
    for (const priority of PRIORITIES) {
      const typed = values.targets[metric][priority];
      if (typed.trim() && !parseDuration(typed)) wrong.add(`targets.${metric}.${priority}`);
    }
  }
  values.warnings.forEach((typed, index) => {
    if (!parseWarning(typed)) wrong.add(`warnings.${index}`);
  });
  values.escalations.forEach(({ after }, index) => {
    if (after.trim() && parseDuration(after) === undefined) wrong.add(`escalations.${index}.afterSeconds`);
  });
  return wrong;
}

function same(a: readonly CaseStatus[], b: readonly CaseStatus[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

/** The typed targets in seconds, without those that are left empty. */
function targetsOf(values: PolicyValues): Record<string, Record<string, number>> {
  const targets: Record<string, Record<string, number>> = {};
  for (const metric of METRICS) {
    for (const priority of PRIORITIES) {
      const seconds = parseDuration(values.targets[metric][priority]);
      if (seconds) targets[metric] = { ...targets[metric], [priority]: seconds };
    }
  }
  return targets;
}

function commonOf(values: PolicyValues) {
  return {
    name: values.name.trim(),
    active: values.active,
    conditions: values.conditions.trim(),
    calendarId: values.calendarId === null ? null : Number(values.calendarId),
    warnings: values.warnings.flatMap((typed) => parseWarning(typed) ?? []),
    escalations: values.escalations.map((step) => ({
      when: step.when,
      afterSeconds: parseDuration(step.after) ?? 0,
      notify: step.notify.map(Number),
      assigneeId: step.assigneeId === null ? null : Number(step.assigneeId),
      teamId: step.teamId === null ? null : Number(step.teamId),
      raiseLevel: step.raiseLevel,
    })),
  };
}

export function toNewPolicy(values: PolicyValues): NewSlaPolicy {
  const pauses = METRICS.filter((metric) => !same(values.pauses[metric], USUAL_PAUSES[metric]));
  return {
    ...commonOf(values),
    targets: targetsOf(values),
    pauses: Object.fromEntries(pauses.map((metric) => [metric, values.pauses[metric]])),
  };
}

/** What to change so that the policy becomes what is typed; null takes back what it had. */
export function toPatch(values: PolicyValues, before: SlaPolicy): SlaPolicyPatch {
  const targets = targetsOf(values);
  return {
    ...commonOf(values),
    targets: Object.fromEntries(
      METRICS.filter((metric) => targets[metric] || before.targets[metric]).map((metric) => {
        const now = targets[metric];
        if (!now) return [metric, null];
        const had = before.targets[metric] ?? {};
        const kept = PRIORITIES.filter((priority) => now[priority] || had[priority]);
        return [metric, Object.fromEntries(kept.map((priority) => [priority, now[priority] ?? null]))];
      }),
    ),
    pauses: Object.fromEntries(
      METRICS.filter((metric) => before.pauses[metric] || !same(values.pauses[metric], USUAL_PAUSES[metric])).map(
        (metric) => [metric, same(values.pauses[metric], USUAL_PAUSES[metric]) ? null : values.pauses[metric]],
      ),
    ),
  };
}
