package io.tidings.platform.event;

import io.tidings.events.Topic;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Who reads what.
 *
 * @param consumer name of the consumer within its service
 * @param assignments is told of partitions
 */
record Subscription(String consumer, Set<Topic> topics, BatchListener listener, AssignmentListener assignments) {

    List<String> topicNames() {
        return topics.stream().map(Topic::topicName).toList();
    }

    /** Calls {@code action} for each topic with its partitions. */
    static void byTopic(Collection<TopicPartition> partitions, BiConsumer<Topic, Set<Integer>> action) {
        Map<Topic, Set<Integer>> found = new EnumMap<>(Topic.class);
        for (TopicPartition partition : partitions) {
            found.computeIfAbsent(topic(partition.topic()), t -> new TreeSet<>())
                    .add(partition.partition());
        }
        found.forEach(action);
    }

    private static Topic topic(String name) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.topicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no topic of ours: " + name));
    }
}
