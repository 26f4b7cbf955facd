let known: string[] | undefined;

/** The time zones that the browser knows, by their IANA names. */
export function timeZones(): string[] {
  known ??= Intl.supportedValuesOf('timeZone');
  return known;
}
