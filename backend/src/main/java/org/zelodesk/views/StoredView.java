package org.zelodesk.views;

/** A view that somebody made. */
record StoredView(long id, long version, ViewDefinition definition) {}
