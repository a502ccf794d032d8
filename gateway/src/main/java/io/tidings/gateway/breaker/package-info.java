/**
 * What the gateway knows of services that it can't reach: their calls are answered at once instead of waiting, until one
 * that is let through finds them back. An answer of any status is an answer.
 */
@NullMarked
package io.tidings.gateway.breaker;

import org.jspecify.annotations.NullMarked;
