package io.tidings.messaging.channel;

import java.util.List;

/** The channels of a test that has one. */
public final class OneChannel {

    private OneChannel() {}

    /** All messages of its provider go there. */
    public static Channels of(Channel channel) {
        return new Channels(List.of(channel));
    }
}
