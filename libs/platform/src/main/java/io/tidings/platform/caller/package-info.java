/**
 * Who is calling. A request carries either an inward token, which the gateway got for the client's credential, or a
 * token of another service; nothing else is believed, and a resource without declaration asks for an inward token.
 */
@NullMarked
package io.tidings.platform.caller;

import org.jspecify.annotations.NullMarked;
