package io.tidings.platform.event;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of Kafka clients: the {@code kafka.*} configuration, and what the promises ask for. */
@Singleton
class KafkaSettings {

    private static final int GATHERED_BYTES = 256 * 1024;

    private final EventsConfig config;
    private final Map<String, Object> common = new HashMap<>();

    KafkaSettings(EventsConfig config, @Identifier("default-kafka-broker") Instance<Map<String, Object>> broker) {
        this.config = config;
        if (broker.isResolvable()) {
            common.putAll(broker.get());
        }
    }

    /** Whether this application has a Kafka at all. */
    boolean configured() {
        return common.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG) instanceof String servers && !servers.isBlank();
    }

    Map<String, Object> admin() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    /** What is not acknowledged in time comes again with another producer: see {@link EventProducer}. */
    Map<String, Object> producer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // a broker that has nothing of a new producer takes any sequence for its first: what it refused for now would
        // be
        // overtaken by what follows
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putAll(briskReconnects());
        return settings;
    }

    Map<String, Object> consumer(String group) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                config.sessionTimeout().toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                config.heartbeat().toMillis());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        if (config.gather().isPositive()) {
            settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHERED_BYTES);
            settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int)
                    config.gather().toMillis());
        }
        settings.putAll(briskReconnects());
        return settings;
    }

    private static Map<String, Object> briskReconnects() {
        return Map.of(
                CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG,
                50L,
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000L);
    }
}
