import type { OpenHours } from '../../../api/types';

/** "9", "930", "9:30" and "09.30" as `09:30`; what is no time of day stays as it was typed, for the server to refuse. */
export function timeOfDay(typed: string): string {
  const text = typed.trim();
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text);
  if (!found) return text;
  const hours = Number(found[1]);
  const minutes = Number(found[2] ?? '0');
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return text;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Minutes since midnight; undefined for what is no time of day. */
export function minutesOf(time: string): number | undefined {
  const found = /^(\d{2}):(\d{2})$/.exec(time);
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

/** Hours with their times read as {@link timeOfDay} does; undefined while one of them is still being typed. */
export function readHours(hours: readonly OpenHours[]): OpenHours[] | undefined {
  const read = hours.map(({ from, to }) => ({ from: timeOfDay(from), to: timeOfDay(to) }));
  return read.every(({ from, to }) => minutesOf(from) !== undefined && minutesOf(to) !== undefined) ? read : undefined;
}
