package io.tidings.broadcast.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.events.Address;
import io.tidings.events.InboundReceived;
import io.tidings.testkit.TableChecks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The database itself shows and takes only rows of the workspace, whatever the code above it asks for. */
@BroadcastTest
class RowSecurityTest {

    private static final List<String> TABLES =
            List.of("template", "sender", "broadcast", "recipient", "command", "turn", "reply", "message");

    private static final Map<String, String> SHARED = Map.of(
            "language", "the same for all workspaces",
            "category", "the same for all workspaces",
            "country", "the same for all workspaces");

    @Test
    void showsEachTableToItsWorkspaceOnly() {
        Sent sent = Shop.open().sent(1);
        UUID recipient = sent.recipients().getFirst();
        Kafka.tell(
                recipient.toString(),
                new InboundReceived(
                        sent.shop.workspace,
                        sent.shop.device,
                        Address.phone("213555111111"),
                        "wamid.1",
                        "text",
                        null,
                        null,
                        recipient,
                        sent.uuid,
                        Instant.now()));
        await().until(() -> sent.count("interacted") == 1 && sent.count("commanded") == 1);
        Database own = Database.asApp(sent.shop.workspace);
        own.change("""
                INSERT INTO message (uuid, workspace, name, template, device, phone, input, state, created_at, digest)
                SELECT gen_random_uuid(), workspace, 'One', template, device, '', '', 'stored', now(), '' FROM broadcast""");
        Database other = Database.asApp(UUID.randomUUID());
        for (String table : TABLES) {
            String count = "SELECT count(*) FROM " + table;
            assertThat(own.number(count)).as(table).isPositive();
            assertThat(other.number(count)).as(table).isZero();
            assertThat(other.change("DELETE FROM " + table)).as(table).isZero();
        }
    }

    @Test
    void takesNoRowOfAnotherWorkspace() {
        Shop shop = Shop.open();
        Database other = Database.asApp(UUID.randomUUID());
        assertThatThrownBy(
                        () -> other.change("INSERT INTO turn (workspace, served_at) VALUES (?, now())", shop.workspace))
                .hasMessageContaining("row-level security");
    }

    @Test
    void keepsWorkspacesApartInEveryTable() {
        assertThat(TableChecks.of("tidings_broadcast", SHARED).offences()).isEmpty();
    }
}
