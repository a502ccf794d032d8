package io.tidings.platform.event;

import io.tidings.events.Topic;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics that are missing, with their fixed shape, before anybody writes or reads them. Blocks. */
@Singleton
class Topics {

    private final KafkaSettings kafka;
    private final EventsConfig config;
    private final Set<Topic> there = EnumSet.noneOf(Topic.class);

    Topics(KafkaSettings kafka, EventsConfig config) {
        this.kafka = kafka;
        this.config = config;
    }

    /** Creates those that are missing; fails with a {@link KafkaException} while Kafka is away. */
    synchronized void ensure(Collection<Topic> wanted) {
        if (there.containsAll(wanted)) {
            return;
        }
        try (Admin admin = Admin.create(kafka.admin())) {
            CreateTopicsResult creations =
                    admin.createTopics(wanted.stream().map(this::shape).toList());
            creations.values().values().forEach(Topics::created);
        }
        there.addAll(wanted);
    }

    private static void created(KafkaFuture<Void> creation) {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private NewTopic shape(Topic topic) {
        Duration retention = config.retention();
        Map<String, String> settings = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(retention.toMillis()),
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                config.replication() >= 3 ? "2" : "1");
        return new NewTopic(topic.topicName(), topic.partitions(), config.replication()).configs(settings);
    }
}
