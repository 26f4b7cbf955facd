package org.zelodesk.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 7396 on plain maps. */
final class MergePatch {

  private MergePatch() {}

  static Map<String, Object> merge(
      Map<String, Object> target, Map<String, @Nullable Object> patch) {
    Map<String, Object> merged = new LinkedHashMap<>(target);
    patch.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (value instanceof Map<?, ?> object) {
            merged.put(key, merge(objectOrEmpty(merged.get(key)), objectOrEmpty(object)));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  private static Map<String, Object> objectOrEmpty(@Nullable Object value) {
    return value instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
  }
}
