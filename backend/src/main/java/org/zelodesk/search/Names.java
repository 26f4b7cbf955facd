package org.zelodesk.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what people call by name. */
interface Names {

  /**
   * @param texts names or ids, as they were written
   * @return for each that is one: the ids (of tags the names), several where several have the name
   */
  Map<String, List<Object>> find(FieldType type, Collection<String> texts);

  /** The name that is nearest to one that was not found. */
  @Nullable String nearest(FieldType type, String text);
}
