package org.zelodesk.platform;

/** How many rows a list has: exact up to {@link #EXACT_UP_TO}, an estimate above. */
public record Total(long rows, boolean exact) {

  public static final int EXACT_UP_TO = 10_000;
}
