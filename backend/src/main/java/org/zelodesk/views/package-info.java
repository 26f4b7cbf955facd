/**
 * Views: saved queries over cases, with columns and an order, that are somebody's own, a team's or
 * everybody's; and how many cases each of them holds for its reader.
 *
 * <p>A view gives no right to see: its query is asked with the rights of whoever reads it.
 * Publishes {@code view.*} events, for those who may use the view.
 */
@NullMarked
package org.zelodesk.views;

import org.jspecify.annotations.NullMarked;
