/**
 * {@code ./zelo bench}: fills a database with a large desk, then measures the packaged backend side
 * by side with a bare endpoint (same HTTP server, same statements by plain JDBC, same bytes) and
 * with the bare statements. It knows the product by its HTTP API and its schema only, and is no
 * part of an installation. {@code docs/bench.md} says how to read its figures.
 */
@NullMarked
package org.zelodesk.bench;

import org.jspecify.annotations.NullMarked;
