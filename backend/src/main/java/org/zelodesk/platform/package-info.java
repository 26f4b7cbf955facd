/**
 * Mechanisms that every feature uses and that know no word of the domain: problems, pages, cursors,
 * ETags, idempotency, SQL, JSON, time.
 *
 * <p>Not a place for rules of the product. Publishes nothing, listens to nothing; depends on no
 * feature.
 */
@NullMarked
package org.zelodesk.platform;

import org.jspecify.annotations.NullMarked;
