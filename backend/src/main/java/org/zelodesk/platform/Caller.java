package org.zelodesk.platform;

/**
 * Who makes the request, as far as mechanisms must know: keys of idempotency belong to one caller.
 */
public interface Caller {

  long id();
}
