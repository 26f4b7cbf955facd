package org.zelodesk.bench;

import java.util.List;

/** The agent in whose name everything is asked, and the teams whose cases they may change. */
record Reader(long id, String subject, String name, List<Long> teams) {}
