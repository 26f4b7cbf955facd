package org.zelodesk.cases;

import java.util.List;

/** What a merge moved, and what the case was before. */
record CaseMove(long id, long toId, List<Long> commentIds, CaseStatus statusBefore) {}
