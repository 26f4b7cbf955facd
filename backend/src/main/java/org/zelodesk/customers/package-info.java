/**
 * Who asks: customers with their identities (addresses, phones, handles), and the organizations
 * they belong to.
 *
 * <p>Knows nothing of cases: what a merge does to them is asked of {@link
 * org.zelodesk.customers.CustomerCases}. Publishes {@code customer.*} and {@code organization.*}
 * events; listens to nothing.
 */
@NullMarked
package org.zelodesk.customers;

import org.jspecify.annotations.NullMarked;
