package io.tidings.messaging.shard;

/**
 * The process that sends for a shard.
 *
 * @param address its host and port
 * @param isHere whether it is this process
 */
public record ShardOwner(String address, boolean isHere) {}
