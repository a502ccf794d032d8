package io.tidings.bench.queue;

import io.tidings.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One round: all shards are leased away from the sender while it accepts, so that accepting and draining are measured
 * apart; then the leases end, and the sender takes the shards as it would those of a dead owner.
 */
final class QueueRound {

    private static final String GROUP = "messaging-service.messaging-sender";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TIMES = """
            SELECT count(*) FILTER (WHERE m.state = 'sent') AS sent, count(*) AS stored,
                   extract(epoch FROM max(pg_xact_commit_timestamp(m.xmin))
                                      - (SELECT min(taken_at) FROM shard_owner))::float8 AS seconds
              FROM message m WHERE m.id >= ?""";
    private static final String CLAIM_TO_RESULT = """
            SELECT percentile_cont(ARRAY[0.5, 0.99]) WITHIN GROUP (ORDER BY 1000 * extract(epoch FROM
                     pg_xact_commit_timestamp(m.xmin) - uuid_extract_timestamp(a.id))::float8)::text AS millis
              FROM attempt a JOIN message m ON m.id = a.message WHERE a.message >= ? AND m.state = 'sent'""";

    private final QueueStack stack;
    private final QueueDatabase database;

    QueueRound(QueueStack stack) {
        this.stack = stack;
        this.database = stack.database();
    }

    /** Leases all shards to nobody, and waits until the sender has noticed. */
    void hold() {
        database.run("UPDATE shard_owner SET epoch = epoch + 1, owner = 'bench', lease_until = 'infinity'");
        Waits.until(
                "the sender gave up its claims",
                PATIENCE,
                () -> database.number("SELECT count(*) FROM queue WHERE state = 'claimed'") == 0);
        pause(Duration.ofSeconds(2));
    }

    /** Seconds until all commands are stored: their offsets are committed after that. */
    double accept(Workload work) {
        List<ProducerRecord<String, byte[]>> commands = work.commands();
        try (KafkaProducer<String, byte[]> producer = producer();
                Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaServers()))) {
            Map<TopicPartition, Long> ends = ends(admin);
            commands.forEach(command ->
                    ends.merge(new TopicPartition(Topic.SEND.topicName(), command.partition()), 1L, Long::sum));
            long began = System.nanoTime();
            commands.forEach(producer::send);
            producer.flush();
            Waits.until("commands are stored", PATIENCE, () -> isStored(admin, ends));
            double seconds = (System.nanoTime() - began) / 1e9;
            Waits.until("acceptance is told", PATIENCE, () -> database.number("SELECT count(*) FROM outbox") == 0);
            return seconds;
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin) {
        Map<TopicPartition, org.apache.kafka.clients.admin.OffsetSpec> latest = IntStream.range(
                        0, Topic.SEND.partitions())
                .boxed()
                .collect(Collectors.toMap(
                        p -> new TopicPartition(Topic.SEND.topicName(), p),
                        p -> org.apache.kafka.clients.admin.OffsetSpec.latest()));
        return result(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private static boolean isStored(Admin admin, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                result(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return end.getValue() == 0 || offset != null && offset.offset() >= end.getValue();
        });
    }

    /** Lets the sender go. */
    void release() {
        database.run("UPDATE shard_owner SET lease_until = clock_timestamp()");
    }

    void awaitDrained() {
        Waits.until(
                "the queue is empty",
                PATIENCE,
                () -> database.number("SELECT count(*) FROM (SELECT FROM queue LIMIT 1) AS left_over") == 0);
    }

    /** Sent and stored messages of a round, and the seconds from taking the shards to the last result. */
    Map<String, Object> times(UUID first) {
        return database.rows(TIMES, first).getFirst();
    }

    /** From choosing a message for a claim until its result was durable: p50 and p99 in milliseconds. */
    List<Double> claimToResult(UUID first) {
        String text = QueueDatabase.value(database.rows(CLAIM_TO_RESULT, first).getFirst(), "millis")
                .toString();
        return List.of(text.substring(1, text.length() - 1).split(",")).stream()
                .map(Double::valueOf)
                .toList();
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafkaServers(), "acks", "all", "compression.type", "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static void pause(Duration duration) {
        java.util.concurrent.locks.LockSupport.parkNanos(duration.toNanos());
    }

    private static <T> T result(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
