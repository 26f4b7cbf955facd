package org.zelodesk.platform;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a POST operation: honours {@code Idempotency-Key}. The key, a hash of the request and the
 * answer are stored in the transaction of the effect, so that a retry gets the stored answer or,
 * when nothing was committed, does the work for the first time.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
