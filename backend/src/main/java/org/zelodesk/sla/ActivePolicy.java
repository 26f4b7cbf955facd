package org.zelodesk.sla;

import org.zelodesk.search.Condition;

/**
 * A policy that is in use, in its newest version and with the newest version of its calendar.
 *
 * @param condition which cases it is for
 */
record ActivePolicy(PolicyKey key, Condition condition) {}
