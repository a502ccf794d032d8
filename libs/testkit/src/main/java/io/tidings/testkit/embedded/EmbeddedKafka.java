package io.tidings.testkit.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A single Kafka node (broker and KRaft controller) inside this JVM. */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final Options options;

    private EmbeddedKafka(KafkaRaftServer server, Options options) {
        this.server = server;
        this.options = options;
    }

    /**
     * How the node is run.
     *
     * @param port loopback port of the broker
     * @param controllerPort loopback port of the controller
     * @param data log directory; formatted when empty, always kept
     */
    public record Options(int port, int controllerPort, Path data) {}

    /** Starts a node for tests: free ports, gone when the JVM ends. */
    public static EmbeddedKafka startTemporary() {
        Path data = Directories.temporary("tidings-kafka");
        EmbeddedKafka kafka = start(new Options(FreePorts.next(), FreePorts.next(), data));
        Directories.endAndDelete(kafka, data);
        return kafka;
    }

    /** Starts the node and returns when it serves. */
    public static EmbeddedKafka start(Options options) {
        format(options);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties(options), false), Time.SYSTEM);
        startWithOwnClasses(server);
        return new EmbeddedKafka(server, options);
    }

    /** Kafka finds some of its classes by the thread's class loader, which in a test may be another than this class's. */
    private static void startWithOwnClasses(KafkaRaftServer server) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
        try {
            server.startup();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return "localhost:" + options.port();
    }

    /** Blocks until the node ended, by {@link #close()} or by a fatal fault of its own. */
    public void awaitEnd() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Options options) {
        if (Files.exists(options.data().resolve("meta.properties"))) {
            return;
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(options.data());
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(options.data().toString())
                    .setMetadataLogDirectory(options.data().toString())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka could not format " + options.data(), e);
        }
    }

    private static Properties properties(Options options) {
        Properties properties = new Properties();
        network(properties, options);
        singleNode(properties);
        small(properties);
        return properties;
    }

    private static void network(Properties properties, Options options) {
        String broker = "PLAINTEXT://localhost:" + options.port();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@localhost:" + options.controllerPort());
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", broker + ",CONTROLLER://localhost:" + options.controllerPort());
        properties.put("advertised.listeners", broker);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", options.data().toString());
    }

    private static void singleNode(Properties properties) {
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("auto.create.topics.enable", "false");
        properties.put("controlled.shutdown.enable", "false");
    }

    private static void small(Properties properties) {
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.num.partitions", "4");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("log.cleaner.io.buffer.size", "65536");
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
    }
}
