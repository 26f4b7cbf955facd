/**
 * Numbers about cases: what is measured, for whom, and the cases behind each number.
 *
 * <p>Facts are written by {@link org.zelodesk.reports.FactKeeper}, which reads the event log; one
 * engine, {@link org.zelodesk.reports.Reports}, answers cards, charts, tables and exports from
 * them. It is not the place where anything is decided: clocks belong to {@code sla}, ratings to
 * {@code satisfaction}.
 *
 * <p>Reports that somebody keeps can go out by mail: {@link org.zelodesk.reports.ReportMailing}
 * writes them, {@code mail} sends them.
 *
 * <p>Publishes nothing; reads what all others publish.
 */
@NullMarked
package org.zelodesk.reports;

import org.jspecify.annotations.NullMarked;
