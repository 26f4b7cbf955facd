/**
 * The event log for readers: the feed, the audit trail of a case, and the live stream.
 *
 * <p>A read side: it knows the features, they do not know it. Every event passes {@code CaseAccess}
 * at the moment it is handed out, and so does every notice.
 */
@NullMarked
package org.zelodesk.realtime;

import org.jspecify.annotations.NullMarked;
