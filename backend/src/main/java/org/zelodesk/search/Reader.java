package org.zelodesk.search;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.zelodesk.identity.Actor;

/**
 * Who asks: what {@code me}, {@code my_teams} and {@code today} mean.
 *
 * @param zone where their days begin; asked for only where a query names one
 */
record Reader(Actor actor, Supplier<ZoneId> zone, Instant now) {}
