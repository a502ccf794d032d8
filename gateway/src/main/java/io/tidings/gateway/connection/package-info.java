/**
 * What happens on connections before there is a request. Vert.x only looks at silence there, so Netty is asked
 * ({@code io.netty.bootstrap.extensions}) to let us see each new one.
 */
@NullMarked
package io.tidings.gateway.connection;

import org.jspecify.annotations.NullMarked;
