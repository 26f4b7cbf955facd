/**
 * The query language: one small language for lists, conditions of policies and rules, parsed once
 * into a typed tree ({@link org.zelodesk.search.Clause}) that is asked of one case in memory or of
 * the database. What a key means for both is said in one place, {@link
 * org.zelodesk.search.QueryFields}.
 *
 * <p>Publishes nothing and changes nothing. Who may see which case is not decided here: that is
 * {@link org.zelodesk.cases.CaseAccess}.
 */
@NullMarked
package org.zelodesk.search;

import org.jspecify.annotations.NullMarked;
