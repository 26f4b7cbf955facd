package org.zelodesk.identity;

import org.jspecify.annotations.Nullable;

/** What somebody says about themselves, as the record keeps it before and after a change. */
record Profile(String name, @Nullable String language, @Nullable String timeZone, Theme theme) {}
