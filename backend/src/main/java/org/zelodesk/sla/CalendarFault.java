package org.zelodesk.sla;

/**
 * One fault in a draft of a calendar.
 *
 * @param pointer a JSON pointer into the draft, such as {@code /weekly/monday/1/from}
 * @param rule {@code time_zone}, {@code weekday}, {@code time_of_day}, {@code overlap}, {@code
 *     given_twice}, {@code calendar_dates} or {@code never_open}
 */
public record CalendarFault(String pointer, String rule) {}
