const STEPS = [
  1, 5, 10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400, 172_800, 345_600,
  604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000,
];

/** Marks of an axis of time at lengths that people use: minutes, hours, days. */
export function spanTicks(most: number): number[] {
  const step = STEPS.find((each) => most / each <= 5) ?? 31_536_000;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}
