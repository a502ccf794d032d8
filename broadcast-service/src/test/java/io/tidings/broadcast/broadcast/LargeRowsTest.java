package io.tidings.broadcast.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.SendRequested;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@BroadcastTest
class LargeRowsTest {

    private static final int LARGEST_ROW = 32_768;
    private static final int ROWS = 80;

    @Inject
    Broadcasts broadcasts;

    @Inject
    Recipients recipients;

    /** Small ones, large ones and small ones again. */
    private static String rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> "{\"phone\":\"%d\",\"name\":\"A\",\"note\":\"%s\"}"
                        .formatted(213_550_000_000L + i, "x".repeat(i < 20 || i >= 60 ? 9 : LARGEST_ROW - 60)))
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
    }

    @Test
    void readsNoMoreOfThemAtOnceThanFitsManyReaders() {
        Shop shop = Shop.open();
        Sent sent = accepted(shop);
        Broadcast broadcast =
                broadcasts.find(shop.workspace, sent.id).await().indefinitely().orElseThrow();
        List<List<String>> read = recipients
                .rows(shop.workspace, broadcast)
                .collect()
                .asList()
                .await()
                .indefinitely();
        assertThat(read)
                .allSatisfy(some ->
                        assertThat(some.stream().mapToInt(String::length).sum()).isLessThan(128 * 1024 + LARGEST_ROW));
        assertThat(read.stream().mapToInt(List::size).sum()).isEqualTo(ROWS);
        assertThat(read).hasSizeLessThan(14);
    }

    @Test
    void showsAllOfThemInTheirOrder() {
        Shop shop = Shop.open();
        Sent sent = accepted(shop);
        JsonPath shown = shop.call()
                .get("/api/v1/broadcasts/" + sent.id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(shown.getList("data.mapping.phone"))
                .isEqualTo(IntStream.range(0, ROWS)
                        .mapToObj(i -> String.valueOf(213_550_000_000L + i))
                        .toList());
        assertThat(shown.getString("data.mapping[30].note")).hasSize(LARGEST_ROW - 60);
    }

    @Test
    void commandsNoMoreOfThemAtOnceThanAreSmallTogether() {
        Sent sent = accepted(Shop.open());
        await().until(() -> commanded(sent).size() >= ROWS);
        assertThat(commanded(sent)).isEqualTo(sent.recipients());
        assertThat(Kafka.commandsOf(sent.uuid).getFirst().recipients()).hasSizeBetween(50, 55);
    }

    private static List<UUID> commanded(Sent sent) {
        return Kafka.commandsOf(sent.uuid).stream()
                .flatMap(command -> command.recipients().stream())
                .map(SendRequested.Recipient::message)
                .toList();
    }

    private static Sent accepted(Shop shop) {
        return shop.sentAs(shop.send(shop.order(rows()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("data.id"));
    }
}
