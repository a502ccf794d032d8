/**
 * Which operations exist, and what the gateway must know of each: one typed table over the four APIs, the providers'
 * webhooks and the few calls of our own. A literal always beats an id, ids have forms, and an operation that no service
 * serves yet is in the table too, so that it answers 501 and not 404.
 */
@NullMarked
package io.tidings.gateway.route;

import org.jspecify.annotations.NullMarked;
