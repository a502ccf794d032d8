package io.tidings.broadcast.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What messaging-service was told to hold and to cancel, and how it behaves about each. */
final class HeldTargets {

    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Map<String, String> modes = new ConcurrentHashMap<>();

    String modeOf(String target) {
        return modes.getOrDefault(target, "");
    }

    /** Does what the call says, unless messaging is away for that target. */
    Object apply(String method, String target) {
        if (!modeOf(target).equals("away")) {
            switch (method) {
                case "PUT" -> states.put(target, "held");
                case "DELETE" -> states.remove(target, "held");
                default -> states.put(target, "cancelled");
            }
        }
        return Map.of("target", target);
    }

    /** Sets how it behaves, with PUT, and answers how the target stands. */
    Object steer(String method, String target, String mode) {
        if (method.equals("PUT")) {
            modes.put(target, mode);
        }
        return Map.of("state", states.getOrDefault(target, "free"));
    }
}
