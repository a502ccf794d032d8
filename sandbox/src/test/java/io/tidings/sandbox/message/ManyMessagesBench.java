package io.tidings.sandbox.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tidings.sandbox.Receiver;
import io.tidings.sandbox.account.Accounts;
import io.tidings.sandbox.account.Line;
import io.tidings.sandbox.journal.Category;
import io.tidings.sandbox.journal.Journal;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Five million messages through the core, with their webhooks, in this process; prints heap and CPU. Run it alone:
 * {@code mvn test -Dtest=ManyMessagesBench -f sandbox/pom.xml} with {@code JAVA_TOOL_OPTIONS=-Xmx384m};
 * {@code -Dmessages=N} for another number.
 */
@QuarkusTest
class ManyMessagesBench {
    private static final long MESSAGES = Long.getLong("messages", 5_000_000);
    private static final long REPORT = 500_000;

    @Inject
    Network network;

    @Inject
    Accounts accounts;

    @Inject
    Journal journal;

    @Test
    void staysSmall() {
        try (Receiver receiver = Receiver.counting("verify-me")) {
            register(receiver.url());
            Line line = Objects.requireNonNull(accounts.directory().line("1"));
            long begun = cpuNanos();
            for (long i = 1; i <= MESSAGES; i++) {
                network.accept(line, message(i));
                if (i % REPORT == 0) {
                    report(i, begun, receiver);
                }
            }
            receiver.awaitStatuses(3 * MESSAGES, Duration.ofMinutes(30));
            report(MESSAGES, begun, receiver);
            assertThat(journal.stats().distinctCorrelationIds()).isEqualTo(MESSAGES);
            search();
        }
    }

    private static Send message(long i) {
        Send.Content content =
                new Send.Content("Hello Amina, Acme has an offer for you.", "promo_offer", Category.MARKETING, null);
        long recipient = 213_660_000_000L + i * 10_007 % 10_000_000 / 10 * 10;
        UUID id = new UUID(0x0190_0000_0000_7000L + (i >> 10 << 16), i * 0x9E3779B97F4A7C15L);
        return new Send(Long.toString(recipient), recipient, content, id.toString());
    }

    private static void register(String url) {
        RestAssured.given()
                .body("""
                        {"access_token": "t", "app_secret": "s", "webhook_url": "%s", "verify_token": "verify-me",
                         "phone_numbers": [{"id": "1", "display_phone_number": "213555000001", "verified_name": "N",
                                            "rate_per_second": 1000000000}]}""".formatted(url))
                .put("/sandbox/accounts/1")
                .then()
                .statusCode(200);
    }

    private void report(long messages, long begun, Receiver receiver) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%,d messages, %,d statuses told: heap %d MB, CPU of everything here %.4f ms a message%n",
                messages,
                receiver.told(),
                heap >> 20,
                (cpuNanos() - begun) / 1e6 / messages);
    }

    private static void search() {
        long begun = System.nanoTime();
        String found =
                RestAssured.get("/sandbox/messages?to=213660000000&limit=1").asString();
        System.out.printf(
                Locale.ROOT, "a search by recipient takes %d ms: %s%n", (System.nanoTime() - begun) / 1_000_000, found);
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
