package io.tidings.platform.event;

import io.tidings.platform.event.Delivery.Readable;
import io.tidings.platform.event.Delivery.Unreadable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll returned.
 *
 * @param offsets what is to be committed when all of it was taken in
 */
record Batch(List<Delivery> deliveries, Map<TopicPartition, OffsetAndMetadata> offsets) {

    static Batch of(ConsumerRecords<String, byte[]> polled) {
        List<Delivery> deliveries = new ArrayList<>(polled.count());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<String, byte[]>> records = polled.records(partition);
            records.forEach(received -> read(partition, received, deliveries));
            offsets.put(partition, new OffsetAndMetadata(records.getLast().offset() + 1));
        }
        return new Batch(deliveries, offsets);
    }

    private static void read(
            TopicPartition partition, ConsumerRecord<String, byte[]> received, List<Delivery> deliveries) {
        try {
            CloudEvents.read(received).ifPresent(event -> deliveries.add(new Readable(partition, event)));
        } catch (UnreadableEvent e) {
            deliveries.add(new Unreadable(partition, received, e.reason()));
        }
    }

    /** Without what came from these partitions, which others read now. */
    Batch without(Collection<TopicPartition> gone) {
        Map<TopicPartition, OffsetAndMetadata> kept = new HashMap<>(offsets);
        kept.keySet().removeAll(gone);
        return new Batch(
                deliveries.stream().filter(d -> !gone.contains(d.partition())).toList(), kept);
    }

    List<ReceivedEvent> events() {
        return deliveries.stream()
                .filter(Readable.class::isInstance)
                .map(delivery -> ((Readable) delivery).event())
                .toList();
    }

    List<Unreadable> unreadable() {
        return deliveries.stream()
                .filter(Unreadable.class::isInstance)
                .map(Unreadable.class::cast)
                .toList();
    }
}
