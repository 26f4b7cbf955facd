/**
 * Satisfaction: what customers are asked after their case was solved, the link under which they
 * answer without a login, and what they answered.
 *
 * <p>The link goes out by mail where that is possible; else who has it is decided by whoever asks
 * for it. An answer reopens nothing. Publishes {@code survey.*} events of cases and {@code
 * survey_settings.updated}; learns of solved cases from rows that are written with their change.
 */
@NullMarked
package org.zelodesk.satisfaction;

import org.jspecify.annotations.NullMarked;
