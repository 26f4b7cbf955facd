package org.zelodesk.identity;

import org.jspecify.annotations.Nullable;

/** Which agents a list shows; null asks nothing. */
record AgentFilter(@Nullable Boolean active, @Nullable Long teamId, @Nullable Role role) {}
