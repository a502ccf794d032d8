/**
 * What the sender knows of providers: one {@link io.tidings.messaging.channel.Channel} per kind of provider, which
 * takes a message to the network and answers how that ended. Holds no provider's words.
 */
@NullMarked
package io.tidings.messaging.channel;

import org.jspecify.annotations.NullMarked;
