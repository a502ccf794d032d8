/** The gateway: the four APIs' one address, in front of the services. It keeps nothing and decides nothing about messages. */
@NullMarked
package io.tidings.gateway;

import org.jspecify.annotations.NullMarked;
