/**
 * Cases: one matter of one customer, from first contact to closed; who may see and do what with
 * them; how they are joined and parted.
 *
 * <p>What was said in them lives in {@code comments}, which knows this package; the other way round
 * there is only {@link org.zelodesk.cases.Conversation}. Publishes {@code case.*} events.
 */
@NullMarked
package org.zelodesk.cases;

import org.jspecify.annotations.NullMarked;
