/**
 * The way of a request through the gateway: checked, matched, its credential exchanged, its headers cleaned, then
 * streamed to the service and back. Bodies pass in chunks with back-pressure and are never held.
 */
@NullMarked
package io.tidings.gateway.proxy;

import org.jspecify.annotations.NullMarked;
