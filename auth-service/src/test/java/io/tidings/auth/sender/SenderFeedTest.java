package io.tidings.auth.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.events.DeviceChanged;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.store.Transactions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Announces devices over Kafka, as messaging-service does. */
@OnStack
class SenderFeedTest {
    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Senders senders;

    private Tenant tenant;
    private final UUID account = UUID.randomUUID();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @BeforeEach
    void provision() {
        tenant = Tenant.provisioned();
    }

    @Test
    void showsAnnouncedNumbersByAccountAtLogin() {
        announce(device(second, 12, "active"), device(first, 11, "active"), elsewhere());

        awaitAccounts(
                accounts -> !accounts.isEmpty() && accounts.getFirst().senders().size() == 2);

        List<Map<String, Object>> shown = tenant.signIn().jsonPath().getList("data.accounts");
        assertThat(shown)
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsOnlyKeys("id", "name", "template_account_flow_ids", "numbers")
                        .containsEntry("id", 5)
                        .containsEntry("name", "Main")
                        .containsEntry("template_account_flow_ids", List.of(11, 12))
                        .containsEntry(
                                "numbers",
                                List.of(
                                        Map.of("id", 11, "phone", "21355500011", "name", "Sender 11"),
                                        Map.of("id", 12, "phone", "21355500012", "name", "Sender 12"))));
    }

    @Test
    void forgetsARemovedNumber() {
        announce(device(first, 11, "active"), device(second, 12, "active"));
        awaitAccounts(
                accounts -> !accounts.isEmpty() && accounts.getFirst().senders().size() == 2);

        announce(device(first, 11, "removed"));

        awaitAccounts(accounts -> accounts.getFirst().senders().size() == 1);
    }

    private void announce(DeviceChanged... devices) {
        List<OutgoingEvent> events = Stream.of(devices)
                .map(d -> new OutgoingEvent(d.device().toString(), null, d.workspace(), d))
                .toList();
        transactions.asWorker(tx -> outbox.append(tx, events)).await().indefinitely();
    }

    private DeviceChanged device(UUID id, long number, String status) {
        return new DeviceChanged(
                tenant.workspace,
                id,
                number,
                account,
                5,
                "Main",
                "Sender " + number,
                "213555000" + number,
                3,
                80,
                status);
    }

    private static DeviceChanged elsewhere() {
        UUID device = UUID.randomUUID();
        UUID workspace = UUID.randomUUID();
        return new DeviceChanged(workspace, device, 99, UUID.randomUUID(), 6, "Other", "Other", "1", 0, 80, "active");
    }

    private void awaitAccounts(Predicate<List<SendingAccount>> expected) {
        Awaitility.await()
                .until(() -> expected.test(transactions
                        .inWorkspace(tenant.workspace, senders::accounts)
                        .await()
                        .indefinitely()));
    }
}
