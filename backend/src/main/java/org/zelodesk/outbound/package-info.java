/**
 * What the product fetches from elsewhere because somebody entered an address: the only door out.
 *
 * <p>It reaches public addresses only, whatever a name stands for and wherever an answer leads, and
 * takes no more than it was asked for, no longer than it has. Publishes nothing, knows no feature.
 */
@NullMarked
package org.zelodesk.outbound;

import org.jspecify.annotations.NullMarked;
