/**
 * Limits on how often something may be tried, shared by all processes through Redis. Nothing here is a bean, so that
 * services without Redis need no client of it: who limits makes a {@link io.tidings.platform.limit.Limiter}, and decides
 * what happens while Redis is away.
 */
@NullMarked
package io.tidings.platform.limit;

import org.jspecify.annotations.NullMarked;
