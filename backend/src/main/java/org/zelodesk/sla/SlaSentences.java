package org.zelodesk.sla;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.zelodesk.platform.EnumValues;
import org.zelodesk.platform.Messages;

/** Says what an interval was, in the reader's language. */
@Singleton
class SlaSentences {

  private final Messages messages;

  SlaSentences(Messages messages) {
    this.messages = messages;
  }

  /** Such as "paused 2 h 10 min: waiting for the customer". */
  String of(Locale locale, boolean counted, Interval.Cause cause, Duration length) {
    return messages.get(
        locale,
        counted ? "sla.counted" : "sla.paused",
        length(locale, length),
        messages.get(locale, "sla.cause." + EnumValues.wire(cause)));
  }

  /** Hours are not made days: a day of open time is no day of the wall clock. */
  private String length(Locale locale, Duration length) {
    long hours = length.toHours();
    int minutes = length.toMinutesPart();
    if (hours > 0) {
      return minutes == 0
          ? messages.get(locale, "sla.hours", hours)
          : messages.get(locale, "sla.hours_minutes", hours, minutes);
    }
    int seconds = length.toSecondsPart();
    if (minutes > 0) {
      return seconds == 0
          ? messages.get(locale, "sla.minutes", minutes)
          : messages.get(locale, "sla.minutes_seconds", minutes, seconds);
    }
    return messages.get(locale, "sla.seconds", seconds);
  }
}
