/**
 * Who looks at a case right now, and who is writing in it. A hint for people; what keeps answers
 * from crossing is the guard of {@code comments}.
 *
 * <p>Kept for moments only, in an unlogged table that all nodes share; never in the log. Tells the
 * notice {@code presence.updated}.
 */
@NullMarked
package org.zelodesk.presence;

import org.jspecify.annotations.NullMarked;
