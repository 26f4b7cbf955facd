/**
 * Drafts: what somebody is writing in a case and has not said yet, kept through reload, crash,
 * merge and a second device; and handing one over to a colleague.
 *
 * <p>Nothing was said yet, so drafts are no part of the record: they publish no events, but the
 * notices {@code draft.updated} and {@code draft.ended}. {@code comments} ends the draft of what is
 * sent, and gives words back as one.
 */
@NullMarked
package org.zelodesk.drafts;

import org.jspecify.annotations.NullMarked;
