package org.zelodesk.classification;

import java.util.List;

/**
 * As much of a custom field as those need who read its values.
 *
 * @param options the values of a choice; else empty
 */
public record CaseFieldRef(String key, CaseFieldType type, List<String> options) {}
