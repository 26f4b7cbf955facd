const UNITS: Record<string, number> = {};
for (const [seconds, names] of [
  [86_400, 'd day days д дн дня дней день dia dias'],
  [3_600, 'h hr hrs hour hours ч час часа часов hora horas'],
  [60, 'm min mins minute minutes м мин минута минуты минут minuto minutos'],
  [1, 's sec secs second seconds с сек секунда секунды секунд seg segundo segundos'],
] as const) {
  for (const name of names.split(' ')) UNITS[name] = seconds;
}

/** The seconds of a typed length such as "4h 30m", "1 ч 15 мин" or "4:30"; undefined where it cannot be understood. */
export function parseDuration(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(typed);
  if (clock) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60;
  const part = /(\d+(?:[.,]\d+)?)\s*(\p{L}+)\.?\s*/gu;
  let seconds = 0;
  let read = 0;
  for (const found of typed.matchAll(part)) {
    const unit = UNITS[found[2] ?? ''];
    if (found.index !== read || unit === undefined) return undefined;
    seconds += Number((found[1] ?? '').replace(',', '.')) * unit;
    read += found[0].length;
  }
  return read > 0 && read === typed.length ? Math.round(seconds) : undefined;
}

/** The same length as {@link parseDuration} takes it. In hours at most: a day of open time is not a day. */
export function durationText(locale: string, seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 3_600), 'hour'],
    [Math.floor((seconds % 3_600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ];
  const shown = parts.filter(([value]) => value > 0);
  return (shown.length > 0 ? shown : [[0, 'minute'] as const])
    .map(([value, unit]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow', useGrouping: false }).format(value),
    )
    .join(' ');
}
