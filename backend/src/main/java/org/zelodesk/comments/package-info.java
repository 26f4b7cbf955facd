/**
 * What was said in a case: replies, the customer's messages, and internal notes.
 *
 * <p>Append-only; what must not stand there any more is redacted. A comment may wait before it is
 * said, so that sending can be undone or happens later: until then it is in a table of its own,
 * which nothing that reads comments reads. Publishes {@code comment.created}, {@code
 * comment.redacted} and {@code scheduled_comment.*}.
 */
@NullMarked
package org.zelodesk.comments;

import org.jspecify.annotations.NullMarked;
