/** Pages for developers, at the gateway's own address and for anyone: the API's description in the forms that people and programs want. */
@NullMarked
package io.tidings.gateway.developer;

import org.jspecify.annotations.NullMarked;
