package org.zelodesk.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zelodesk.platform.Sql;

/**
 * A key of the query language by whose values cases can be counted apart.
 *
 * @param words the values of a choice, in the order of their weight; else empty
 * @param value the value of a row {@code c} of cases as text, null where there is none; of a key
 *     with several values, one of them
 * @param each of a key with several values, the rows of them that {@code value} reads: to be joined
 *     to {@code c}; else null
 */
public record CaseDimension(
    String key, FieldType type, List<String> words, Sql value, @Nullable String each) {}
