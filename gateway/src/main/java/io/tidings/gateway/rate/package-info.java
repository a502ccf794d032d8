/**
 * How often may be called: by token and by workspace, and by address as long as nobody knows who calls. All gateways
 * count together, in Redis ({@code tidings:gateway:rate:*}), which sees no token and no address; when Redis is wiped,
 * limits begin anew.
 */
@NullMarked
package io.tidings.gateway.rate;

import org.jspecify.annotations.NullMarked;
