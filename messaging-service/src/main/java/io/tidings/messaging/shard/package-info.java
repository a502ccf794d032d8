/**
 * Who sends for which device. Devices belong to 64 shards; a shard has one owner at a time. Kafka's assignment of the
 * partitions of {@code tidings.send} proposes an owner, the table {@code shard_owner} decides: an owner gets a new epoch
 * once the last lease has ended, and begins nothing after its own lease.
 */
@NullMarked
package io.tidings.messaging.shard;

import org.jspecify.annotations.NullMarked;
