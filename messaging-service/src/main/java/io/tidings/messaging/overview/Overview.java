package io.tidings.messaging.overview;

import java.util.List;

/**
 * The queue of all shards at one moment.
 *
 * @param parked commands that could not be stored
 * @param stuck shards with work that is due, is held by nobody, and is not begun
 */
record Overview(
        List<Depth> depths,
        List<Oldest> oldest,
        List<Unknowns> unknowns,
        long parked,
        Ownerless ownerless,
        List<Integer> stuck) {

    /** How many messages the queue has of a channel in a state. */
    record Depth(String channel, String state, long messages) {}

    /** For how long the first of a channel's messages could have been sent. */
    record Oldest(String channel, double seconds) {}

    /** How many messages of a channel wait for a receipt to tell their outcome. */
    record Unknowns(String channel, long messages) {}

    /** How many shards have no owner, and for how long the first of them. */
    record Ownerless(long shards, double seconds) {}
}
