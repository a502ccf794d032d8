package io.tidings.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.tidings.events.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What listeners are told when a group changes. */
class PollLoopTest {

    private final List<String> told = new ArrayList<>();
    private final Group group = new Group();
    private final PollLoop loop = new PollLoop(
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(EventsConfig.class)
                    .build()
                    .getConfigMapping(EventsConfig.class),
            group,
            new Subscription(
                    "test", Set.of(Topic.SEND), batch -> Uni.createFrom().voidItem(), new Telling()),
            null,
            () -> {});

    @Test
    void whatIsRevokedIsLostWithTheNextGeneration() {
        group.generation = 4;
        loop.onPartitionsRevoked(partitions(1, 2));
        loop.onPartitionsAssigned(partitions());
        assertThat(told).isEmpty();
        group.generation = 5;
        loop.onPartitionsAssigned(partitions(2));
        assertThat(told).containsExactly("lost [1]", "assigned [2]");
        group.generation = 6;
        loop.onPartitionsAssigned(partitions());
        assertThat(told).hasSize(2);
    }

    @Test
    void whatWasRevokedBeforeIsLostAlthoughTheNextGenerationRevokesToo() {
        group.generation = 4;
        loop.onPartitionsRevoked(partitions(1));
        loop.onPartitionsAssigned(partitions());
        group.generation = 5;
        loop.onPartitionsRevoked(partitions(2));
        loop.onPartitionsAssigned(partitions());
        assertThat(told).contains("lost [1]");
    }

    @Test
    void whatIsRevokedIsLostWhenTheConsumerIsClosed() {
        loop.onPartitionsRevoked(partitions(1));
        loop.closed();
        loop.closed();
        assertThat(told).containsExactly("lost [1]");
    }

    @Test
    void whatIsLostIsLostAtOnceAndWhatWasRevokedBeforeToo() {
        loop.onPartitionsRevoked(partitions(1));
        loop.onPartitionsLost(partitions(2));
        assertThat(told).containsExactly("lost [1, 2]");
    }

    private static List<TopicPartition> partitions(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> new TopicPartition(Topic.SEND.topicName(), number))
                .toList();
    }

    private final class Telling implements AssignmentListener {

        @Override
        public void assigned(Topic topic, Set<Integer> partitions) {
            told.add("assigned " + partitions);
        }

        @Override
        public void lost(Topic topic, Set<Integer> partitions) {
            told.add("lost " + partitions);
        }
    }

    private static final class Group extends MockConsumer<String, byte[]> {

        private int generation = 1;

        private Group() {
            super("earliest");
        }

        @Override
        public ConsumerGroupMetadata groupMetadata() {
            return new ConsumerGroupMetadata("test", generation, "member", Optional.empty());
        }
    }
}
