package io.tidings.broadcast.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.broadcast.planner.Starts;
import io.tidings.broadcast.testing.Billing;
import io.tidings.broadcast.testing.BroadcastTest;
import io.tidings.broadcast.testing.Database;
import io.tidings.broadcast.testing.Kafka;
import io.tidings.broadcast.testing.Sent;
import io.tidings.broadcast.testing.Shop;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Broadcasts for a later time, from the call to the list. */
@BroadcastTest
class DelayedTest {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneId CASABLANCA = ZoneId.of("Africa/Casablanca");

    @Inject
    Starts starts;

    @Inject
    Admission admission;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open();
    }

    @Test
    void isAnsweredAsAnImmediateOneAndWaits() {
        LocalDateTime due = LocalDateTime.now(ZoneId.of(shop.owner.zone())).plusDays(3);
        Map<String, Object> answer = send(due)
                .statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("The broadcast will be sent"))
                .extract()
                .path("data");
        Map<String, Object> immediate = shop.send(shop.order(Shop.rows(2)))
                .then()
                .statusCode(200)
                .extract()
                .path("data");
        assertThat(answer.keySet()).isEqualTo(immediate.keySet());
        assertThat(answer)
                .containsEntry("sent_at", FORM.format(due).substring(0, 10))
                .containsEntry("contacts", 2)
                .containsEntry("is_draft", false);

        Sent sent = sent(answer);
        assertThat(Billing.stateOf(sent.uuid)).isEqualTo("held");
        assertThat(sent.recipients()).hasSize(2);
        assertThat(sent.state()).isEqualTo("scheduled");
        assertThat(Kafka.commandsOf(sent.uuid)).isEmpty();
    }

    @Test
    void isListedWithItsTimeBeforeAndAfterItsStart() {
        LocalDateTime due = LocalDateTime.now(ZoneId.of(shop.owner.zone())).plusDays(3);
        Sent sent = sent(send(due).statusCode(200).extract().path("data"));
        assertThat(listed(shop.call()))
                .containsEntry("status", "scheduled")
                .containsEntry("delayed_to", FORM.format(due))
                .containsEntry("sent_at", FORM.format(due).substring(0, 16))
                .containsEntry("scheduled_jobs_count", 1)
                .containsEntry("in_queue", false)
                .containsEntry("is_draft", false)
                .containsEntry("queued", 2);

        sent.delayTo(0);
        starts.wake();
        await().until(() -> sent.count("commanded") == 2);
        assertThat(listed(shop.call()))
                .containsEntry("status", "in_queue")
                .containsEntry("scheduled_jobs_count", 0)
                .containsEntry("in_queue", true)
                .hasEntrySatisfying(
                        "delayed_to",
                        shown -> assertThat((String) shown).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
    }

    @Test
    void startsByItselfAtItsTime() {
        Order order = new Order(
                new OrderForm(
                        Optional.of("Soon"),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "{}",
                        Optional.empty(),
                        Optional.empty(),
                        new FieldErrors()),
                Optional.of(Ordered.template(shop)),
                Optional.of(Ordered.sender(shop)),
                Optional.empty(),
                Optional.of(Instant.now().plusSeconds(2)));
        long id = admission
                .admit(shop.workspace, order, Ordered.oneContact().contacts())
                .await()
                .atMost(Duration.ofSeconds(20));
        Sent sent = shop.sentAs(id);
        await().until(() -> Kafka.commandsOf(sent.uuid).size() == 1);
        assertThat(sent.is("planned_at >= delayed_to AND started_at >= delayed_to"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "tomorrow, The delayed to does not match the format Y-m-d H:i:s.",
        "2026-02-30 10:00:00, The delayed to does not match the format Y-m-d H:i:s.",
        "2020-01-01 10:00:00, The delayed to must be at least 15 minutes in the future.",
        "9999-01-01 10:00:00, The delayed to must be at most 365 days in the future."
    })
    void saysWhatIsWrongWithTheTime(String written, String text) {
        refuses(written, text);
    }

    @Test
    void wantsAQuarterOfAnHour() {
        LocalDateTime soon = LocalDateTime.now(ZoneId.of(shop.owner.zone())).plusMinutes(14);
        refuses(FORM.format(soon), "The delayed to must be at least 15 minutes in the future.");
        send(soon.plusMinutes(2)).statusCode(200);
    }

    @Test
    void wantsText() {
        refuses(5, "The delayed to must be a string.");
        refuses("9".repeat(70_000), "The delayed to does not match the format Y-m-d H:i:s.");
    }

    private void refuses(Object written, String text) {
        Map<String, Object> order = shop.order(Shop.rows(2));
        order.put("delayed_to", written);
        shop.send(order).then().statusCode(422).body("errors", equalTo(Map.of("delayed_to", List.of(text))));
        assertThat(Database.asWorker().number("SELECT count(*) FROM broadcast WHERE workspace = ?", shop.workspace))
                .isZero();
    }

    @Test
    void takesTheLaterInstantInAGapOfTheWorkspacesZone() {
        ZoneOffsetTransition gap = next(ZoneOffsetTransition::isGap);
        LocalDateTime written = gap.getDateTimeBefore().plusMinutes(30);
        assertThat(startOf(written)).isEqualTo(gap.getInstant().plusSeconds(30 * 60));
        assertThat(listed(moroccan()))
                .containsEntry("delayed_to", FORM.format(gap.getDateTimeAfter().plusMinutes(30)));
    }

    @Test
    void takesTheEarlierInstantInAnOverlapOfTheWorkspacesZone() {
        ZoneOffsetTransition overlap = next(ZoneOffsetTransition::isOverlap);
        LocalDateTime written = overlap.getDateTimeAfter().plusMinutes(30);
        assertThat(startOf(written)).isEqualTo(written.toInstant(overlap.getOffsetBefore()));
        assertThat(listed(moroccan())).containsEntry("delayed_to", FORM.format(written));
    }

    private static ZoneOffsetTransition next(Predicate<ZoneOffsetTransition> kind) {
        ZoneOffsetTransition found =
                CASABLANCA.getRules().nextTransition(Instant.now().plusSeconds(3600));
        while (!kind.test(found)) {
            found = CASABLANCA.getRules().nextTransition(found.getInstant());
        }
        return found;
    }

    private Instant startOf(LocalDateTime written) {
        Map<String, Object> order = shop.order(Shop.rows(2));
        order.put("delayed_to", FORM.format(written));
        int id = moroccan()
                .contentType(ContentType.JSON)
                .body(order)
                .post("/api/v1/send-broadcast")
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
        return ((Timestamp) Database.asWorker()
                        .column("SELECT delayed_to FROM broadcast WHERE id = ?", id)
                        .getFirst())
                .toInstant();
    }

    /** The shop's owner, in a zone whose clocks change. */
    private RequestSpecification moroccan() {
        TestCaller owner = shop.owner;
        TestCaller there = new TestCaller(
                owner.workspace(),
                owner.workspaceNumber(),
                owner.user(),
                owner.userNumber(),
                owner.abilities(),
                CASABLANCA.getId(),
                owner.country(),
                owner.kind());
        return given().auth().oauth2(Tokens.ofRunningStack().inward(there)).accept(ContentType.JSON);
    }

    private ValidatableResponse send(LocalDateTime due) {
        Map<String, Object> order = shop.order(Shop.rows(2));
        order.put("delayed_to", FORM.format(due));
        return shop.send(order).then();
    }

    private Sent sent(Map<String, Object> answer) {
        return shop.sentAs(((Number) answer.get("id")).longValue());
    }

    private static Map<String, Object> listed(RequestSpecification call) {
        return call.get("/api/v1/broadcasts").then().statusCode(200).extract().path("data.broadcasts[0]");
    }
}
