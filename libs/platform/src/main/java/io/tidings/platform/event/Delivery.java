package io.tidings.platform.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A record as it was read: an event, or something that is none and will be parked. */
sealed interface Delivery {

    /** Where it came from. */
    TopicPartition partition();

    record Readable(TopicPartition partition, ReceivedEvent event) implements Delivery {}

    record Unreadable(TopicPartition partition, ConsumerRecord<String, byte[]> received, String reason)
            implements Delivery {}
}
