/**
 * Service levels: business calendars and their arithmetic, policies, and the clocks that run by
 * them.
 *
 * <p>Counting is pure: {@link org.zelodesk.sla.BusinessCalendar} says when the desk is open in
 * words of the wall clock, {@link org.zelodesk.sla.CompiledCalendar} counts with it. What clocks
 * need of policies and calendars, {@link org.zelodesk.sla.SlaRules} remembers. Publishes {@code
 * calendar.*}, {@code sla_policy.*} and {@code sla.*} events.
 */
@NullMarked
package org.zelodesk.sla;

import org.jspecify.annotations.NullMarked;
