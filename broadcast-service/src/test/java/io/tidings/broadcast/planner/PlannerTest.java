package io.tidings.broadcast.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.SendRequested;
import io.tidings.events.SendingState;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@BroadcastTest
class PlannerTest {

    private static final String REMIND_NOW =
            "UPDATE command SET due_at = now() - interval '1 second' WHERE broadcast = ?";

    @Inject
    Turns turns;

    @Inject
    Planner planner;

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private static List<UUID> commanded(Sent sent) {
        List<UUID> messages = new ArrayList<>();
        Kafka.commandsOf(sent.uuid)
                .forEach(command -> command.recipients().forEach(recipient -> messages.add(recipient.message())));
        return messages;
    }

    @Test
    void worksNoMoreThanAMinuteAheadOfTheDevice() {
        Sent sent = Shop.withRate(20).sent(2000);
        await().until(() -> commanded(sent).size() >= 1200);
        assertThat(wait(turns.take())).isZero();
        assertThat(sent.count("commanded")).isEqualTo(1200);
        assertThat(Kafka.commandsOf(sent.uuid))
                .allMatch(command -> command.recipients().size() <= 500);

        List<UUID> all = sent.recipients();
        sent.tell(all.subList(0, 1200), SendingState.QUEUED, SendingState.QUEUED);
        await().until(() -> queued(sent) == 1200);
        assertThat(wait(turns.take())).isZero();

        sent.tell(all.subList(0, 400), SendingState.QUEUED, SendingState.SENT);
        await().until(() -> sent.count("commanded") == 1600);
        sent.tell(all.subList(400, 600), SendingState.QUEUED, SendingState.UNKNOWN);
        await().until(() -> sent.count("commanded") == 1800);
        sent.tell(all.subList(600, 1200), SendingState.QUEUED, SendingState.SENT);
        await().until(() -> commanded(sent).size() >= 2000);
        assertThat(commanded(sent)).hasSize(2000);
        assertThat(new HashSet<>(commanded(sent))).isEqualTo(new HashSet<>(all));
    }

    private static long queued(Sent sent) {
        return Database.asWorker()
                .number("SELECT count(*) FROM recipient WHERE broadcast = ? AND sending = 'queued'", sent.uuid);
    }

    @Test
    void worksNoMoreThanFiveThousandAheadHoweverFastTheDevice() {
        Sent sent = Shop.withRate(1000).sent(5600);
        await().until(() -> sent.count("commanded") == 5000);
        assertThat(wait(turns.take())).isZero();
    }

    @Test
    void commandsAgainWhatNobodyAcknowledged() {
        Sent sent = Shop.open().sent(20);
        List<UUID> all = sent.recipients();
        await().until(() -> commanded(sent).size() == 20);
        wait(planner.tick());
        assertThat(commanded(sent)).hasSize(20);

        sent.tell(all.subList(0, 15), SendingState.QUEUED, SendingState.QUEUED);
        await().until(() -> queued(sent) == 15);
        Database.asWorker().change(REMIND_NOW, sent.uuid);
        wait(planner.tick());
        await().until(() -> commanded(sent).size() == 25);
        assertThat(commanded(sent).subList(20, 25)).isEqualTo(all.subList(15, 20));
        SendRequested first = Kafka.commandsOf(sent.uuid).getFirst();
        SendRequested again = Kafka.commandsOf(sent.uuid).getLast();
        assertThat(again.recipients()).isEqualTo(first.recipients().subList(15, 20));

        sent.tell(all.subList(15, 20), SendingState.QUEUED, SendingState.QUEUED);
        await().until(() -> queued(sent) == 20);
        Database.asWorker().change(REMIND_NOW, sent.uuid);
        wait(planner.tick());
        assertThat(Database.asWorker().number("SELECT count(*) FROM command WHERE broadcast = ?", sent.uuid))
                .isZero();
        assertThat(commanded(sent)).hasSize(25);
    }

    @Test
    void commandsNumbersAsTheyAreWritten() {
        Shop shop = Shop.open();
        Map<String, Object> order = shop.order("{\"data\": [{\"phone\": \"213555111111\", \"name\": 12345678.5}]}");
        order.put("global_data", Map.of("company", new BigDecimal("10.00")));
        Sent sent = shop.sentAs(
                shop.send(order).then().statusCode(200).extract().jsonPath().getLong("data.id"));
        await().until(() -> commanded(sent).size() == 1);
        assertThat(Kafka.commandsOf(sent.uuid)
                        .getFirst()
                        .recipients()
                        .getFirst()
                        .parameters())
                .isEqualTo(Map.of("name", "12345678.5", "company", "10.00"));
    }

    @Test
    void servesWorkspacesInTurn() {
        Sent large = Shop.withRate(100).sent(1);
        Sent small = Shop.withRate(100).sent(1);
        await().until(() -> commanded(large).size() + commanded(small).size() == 2);
        List<UUID> order = new ArrayList<>();
        unplan(large, 2000);
        unplan(small, 2000);
        for (int turn = 0; turn < 4; turn++) {
            long before = large.count("commanded");
            assertThat(wait(turns.take())).isEqualTo(500);
            order.add(large.count("commanded") > before ? large.uuid : small.uuid);
        }
        assertThat(order.get(0)).isEqualTo(order.get(2)).isNotEqualTo(order.get(1));
        assertThat(order.get(1)).isEqualTo(order.get(3));
        settle(large);
        settle(small);
    }

    /** As if so many recipients had been accepted, and nobody had woken the planner yet. */
    private static void unplan(Sent sent, int contacts) {
        Database.asWorker().change("""
                        INSERT INTO recipient (uuid, workspace, broadcast, position, phone, row)
                        SELECT gen_random_uuid(), ?, ?, p, '213555111111', '{}' FROM generate_series(2, ?) p""", sent.shop.workspace, sent.uuid, contacts);
        Database.asWorker().change("DELETE FROM command WHERE broadcast = ?", sent.uuid);
        Database.asWorker()
                .change("UPDATE broadcast SET contacts = ?, commanded = 0 WHERE uuid = ?", contacts, sent.uuid);
    }

    private static void settle(Sent sent) {
        Database.asWorker().change("UPDATE broadcast SET state = 'completed' WHERE uuid = ?", sent.uuid);
    }

    @Test
    void setsABroadcastAsideThatCannotBePlanned() {
        Sent broken = Shop.open().sent(1);
        await().until(() -> commanded(broken).size() == 1);
        Database.asWorker().change("UPDATE broadcast SET commanded = 0, content = '{}' WHERE uuid = ?", broken.uuid);
        Sent good = Shop.open().sent(1);
        await().until(() -> commanded(good).size() == 1);
        assertThat(broken.count("commanded")).isZero();
        assertThat(Database.asWorker()
                        .number("SELECT count(*) FROM broadcast WHERE uuid = ? AND blocked_until > now()", broken.uuid))
                .isEqualTo(1);
    }

    @Test
    void splitsCommandsByTheirSize() {
        Shop shop = Shop.open();
        StringBuilder rows = new StringBuilder("{\"data\": [");
        for (int i = 0; i < 200; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append("{\"phone\":\"")
                    .append(213_550_000_000L + i)
                    .append("\",\"name\":\"")
                    .append("ب".repeat(1000))
                    .append("\"}");
        }
        Sent sent = shop.sentAs(shop.send(shop.order(rows.append("]}").toString()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("data.id"));
        await().until(() -> commanded(sent).size() == 200);
        assertThat(Kafka.commandsOf(sent.uuid))
                .hasSizeGreaterThan(1)
                .allSatisfy(command -> assertThat(io.tidings.platform.event.EventJson.write(command))
                        .hasSizeLessThanOrEqualTo(262_144));
    }
}
