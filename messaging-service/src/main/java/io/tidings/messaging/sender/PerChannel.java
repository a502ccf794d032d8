package io.tidings.messaging.sender;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** One meter per channel, registered when the channel is first seen and looked up here from then on. Lives on the loop. */
final class PerChannel<M> {

    private final Map<String, M> meters = new HashMap<>();
    private final Function<String, M> register;

    PerChannel(Function<String, M> register) {
        this.register = register;
    }

    M of(String channel) {
        return meters.computeIfAbsent(channel, register);
    }
}
