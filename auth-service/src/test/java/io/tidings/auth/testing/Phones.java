package io.tidings.auth.testing;

import io.tidings.events.SendRequested;
import io.tidings.events.Topic;
import io.tidings.platform.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What people's phones are sent: the commands in {@code tidings.send}, which messaging-service would carry out. */
public final class Phones {
    /** The operator's workspace, as the service under test is told. */
    public static final UUID OPERATOR = UUID.fromString("018f0000-0000-7000-8000-0000000000aa");

    /** The number that it sends from. */
    public static final UUID DEVICE = UUID.fromString("018f0000-0000-7000-8000-0000000000ab");

    public static final int SHARD = 17;
    private static final Random RANDOM = new Random();

    private Phones() {}

    /** Gives the operator a number to send from. */
    public static void connect() {
        Superuser.run(
                "INSERT INTO sender (device, workspace, number, account, account_number, account_name, name, phone,"
                        + " active, changed_at, shard) VALUES ('" + DEVICE + "', '" + OPERATOR + "', 9001, '" + DEVICE
                        + "', 9001, 'Operator', 'Operator', '213555000099', true, now(), " + SHARD + ")"
                        + " ON CONFLICT (device) DO UPDATE SET active = true");
    }

    /** Takes it away. */
    public static void disconnect() {
        Superuser.run("UPDATE sender SET active = false WHERE device = '" + DEVICE + "'");
    }

    /** A mobile number in Algeria that nobody else in the tests has, as its digits. */
    public static String fresh() {
        return "2135" + (50_000_000 + RANDOM.nextInt(9_999_999));
    }

    /** The codes that were sent to the number so far, the last one last. */
    public static List<String> codes(String phone) {
        return messages(phone).stream()
                .map(command -> command.recipients().getFirst().parameters().get("code"))
                .toList();
    }

    /** All messages to the number so far. */
    public static synchronized List<SendRequested> messages(String phone) {
        Reader.COMMANDS.poll(Duration.ofMillis(100)).forEach(seen -> Reader.SEEN.add(command(seen.value())));
        return Reader.SEEN.stream()
                .filter(command -> command.recipients().getFirst().to().value().equals(phone))
                .toList();
    }

    /** The so-manieth code that is sent to the number, as soon as it is. */
    public static String code(String phone, int which) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> codes(phone), codes -> codes.size() >= which)
                .get(which - 1);
    }

    /** Another code than this one. */
    public static String wrong(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    private static SendRequested command(byte[] value) {
        try {
            return EventJson.read(value, SendRequested.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KafkaConsumer<String, byte[]> reader() {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, Topic.SEND.partitions())
                .mapToObj(partition -> new TopicPartition(Topic.SEND.topicName(), partition))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }

    /** Made when it is first needed, since the operator's id is needed before there is a Kafka. */
    private static final class Reader {
        static final KafkaConsumer<String, byte[]> COMMANDS = reader();
        static final List<SendRequested> SEEN = new ArrayList<>();
    }
}
