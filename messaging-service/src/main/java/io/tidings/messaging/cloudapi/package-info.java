/**
 * Meta's WhatsApp Cloud API as a {@link io.tidings.messaging.channel.Channel}: requests of {@code /messages}, and what
 * its answers mean. Decides on {@code error.code} only, as Meta advises, never on HTTP status or texts. An answer that
 * is not the Graph API's tells nothing about the message, so that its outcome is unknown.
 */
@NullMarked
package io.tidings.messaging.cloudapi;

import org.jspecify.annotations.NullMarked;
