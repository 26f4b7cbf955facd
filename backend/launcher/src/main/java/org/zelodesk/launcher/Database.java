package org.zelodesk.launcher;

/** Where a PostgreSQL database is and how to log in to it. */
record Database(String jdbcUrl, String user, String password) {}
