/**
 * Messages of recipients: read from the intake, joined to the message that they answer, announced once.
 *
 * <p>Reads {@code inbound_intake} and {@code provider_message}, owns {@code inbound_seen}; topic {@code tidings.inbound}.
 * The announcement and the end of the intake's row are one transaction.
 */
@NullMarked
package io.tidings.messaging.inbound;

import org.jspecify.annotations.NullMarked;
