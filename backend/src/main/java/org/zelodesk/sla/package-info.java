/**
 * Service levels: business calendars and the arithmetic of open time.
 *
 * <p>Pure values and functions: no database, no clock, no HTTP. {@link
 * org.zelodesk.sla.BusinessCalendar} says when the desk is open in words of the wall clock, {@link
 * org.zelodesk.sla.CompiledCalendar} counts with it. Publishes nothing; listens to nothing.
 */
@NullMarked
package org.zelodesk.sla;

import org.jspecify.annotations.NullMarked;
