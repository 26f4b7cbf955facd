/**
 * What was said in a case: replies, the customer's messages, and internal notes.
 *
 * <p>Append-only; what must not stand there any more is redacted. Publishes {@code comment.created}
 * and {@code comment.redacted}.
 */
@NullMarked
package org.zelodesk.comments;

import org.jspecify.annotations.NullMarked;
