package io.tidings.messaging.webhook;

import static io.restassured.RestAssured.given;
import static io.tidings.messaging.webhook.Meta.deliver;
import static io.tidings.messaging.webhook.Meta.deliverSigned;
import static io.tidings.messaging.webhook.Meta.hmac;
import static io.tidings.messaging.webhook.Meta.status;
import static io.tidings.messaging.webhook.Meta.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tidings.messaging.testing.Database;
import io.tidings.messaging.testing.Shop;
import io.tidings.testkit.TidingsStack;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class WebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private Shop shop;
    private final Database database = Database.asWorker();
    private StoredReceipts stored;

    @BeforeEach
    void open() {
        shop = Shop.open();
        stored = new StoredReceipts(shop.workspace);
    }

    @Test
    void hasStoredEachReceiptWhenItAnswers() {
        String body = webhook(shop, List.of(status("wamid.A", "sent"), status("wamid.A", "sent")), List.of());

        deliver(shop.account, shop.appSecret, body).statusCode(200).body(equalTo("{}"));

        assertThat(stored.ids()).containsExactly("wamid.A", "wamid.A");
    }

    @Test
    void doesNotAnswerBeforeItHasStored() throws Exception {
        String body = webhook(shop, List.of(status("wamid.W", "sent")), List.of());
        CompletableFuture<ValidatableResponse> answer;

        try (Database.Lock lock = database.lock("receipt_intake")) {
            answer = CompletableFuture.supplyAsync(() -> deliver(shop.account, shop.appSecret, body));
            await().atMost(PATIENCE).until(lock::isWaitedFor);
            assertThat(answer).isNotDone();
        }

        answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode(200);
        assertThat(stored.ids()).containsExactly("wamid.W");
    }

    @Test
    void takesAThousandStatusesInOneCall() {
        List<String> statuses = Meta.statuses(1_000);

        deliver(shop.account, shop.appSecret, webhook(shop, statuses, List.of()))
                .statusCode(200);

        assertThat(stored.ids()).hasSize(1_000);
    }

    @Test
    void takesBodiesOfThreeMegabytes() {
        String padded = webhook(shop, List.of(status("wamid.L", "read")), List.of()) + " ".repeat(3_000_000);

        deliver(shop.account, shop.appSecret, padded).statusCode(200);

        assertThat(stored.ids()).containsExactly("wamid.L");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "sha1=aa", "no signature at all"})
    void storesNothingWithoutSignature(String signature) {

        deliverSigned(shop.account, signature, webhook(shop, List.of(status("wamid.X", "sent")), List.of()))
                .statusCode(401);

        assertThat(stored.ids()).isEmpty();
    }

    @Test
    void storesNothingThatAnotherAccountSigned() {
        Shop other = Shop.open();
        String body = webhook(shop, List.of(status("wamid.X", "sent")), List.of());

        deliver(shop.account, other.appSecret, body).statusCode(401);
        deliverSigned(shop.account, "sha256=" + hmac(shop.appSecret, body), body + " ")
                .statusCode(401);

        assertThat(stored.ids()).isEmpty();
    }

    @Test
    void answersUnknownAccountsAsWrongSignatures() {
        var unknown = deliver(UUID.randomUUID(), "any", "{}").extract();
        var wrong = deliver(shop.account, "any", "{}").extract();

        assertThat(unknown.statusCode()).isEqualTo(401).isEqualTo(wrong.statusCode());
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
    }

    @Test
    void countsAsTheAccountsWorkspaceWhateverTheBodySays() {
        Shop other = Shop.open();
        String foreignNumber = webhook(other, List.of(status("wamid.F", "read")), List.of(Meta.text("wamid.G", "hi")));

        deliver(shop.account, shop.appSecret, foreignNumber).statusCode(200);

        assertThat(stored.ids()).containsExactly("wamid.F");
        assertThat(database.number("SELECT count(*) FROM inbound_intake WHERE device = ?", other.device))
                .isZero();
        assertThat(database.number("SELECT count(*) FROM inbound_seen WHERE device = ?", other.device))
                .isZero();
    }

    @Test
    void keepsSignedBodiesThatItCannotRead() {
        deliver(shop.account, shop.appSecret, "{\"entry\": [").statusCode(200);

        assertThat(database.column(
                        "SELECT convert_from(body, 'UTF8') FROM intake_rejected WHERE account = ?", shop.account))
                .containsExactly("{\"entry\": [");
    }

    @Test
    void takesAnEmptyBodyForUnreadable() {
        deliver(shop.account, shop.appSecret, "").statusCode(200);

        assertThat(database.number("SELECT count(*) FROM intake_rejected WHERE account = ?", shop.account))
                .isEqualTo(1);
    }

    @Test
    void answersTheChallengeToWhoKnowsTheToken() {
        subscribe(shop.account, "subscribe", shop.verifyToken)
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(equalTo("1158201444"));
        subscribe(shop.account, "subscribe", "wrong").statusCode(403);
        subscribe(shop.account, "unsubscribe", shop.verifyToken).statusCode(403);
        subscribe(UUID.randomUUID(), "subscribe", shop.verifyToken).statusCode(403);
        given().get("/webhooks/meta/" + shop.account).then().statusCode(403);
    }

    @Test
    void checksWithARotatedSecretAtOnce() {
        String body = webhook(shop, Collections.emptyList(), Collections.emptyList());
        deliver(shop.account, shop.appSecret, body).statusCode(200);

        Shop.put("accounts", shop.account, shop.accountBody(Map.of("app_secret", "rotated")))
                .statusCode(200);

        deliver(shop.account, shop.appSecret, body).statusCode(401);
        deliver(shop.account, "rotated", body).statusCode(200);
    }

    private static ValidatableResponse subscribe(UUID account, String mode, String token) {
        return given().queryParam("hub.mode", mode)
                .queryParam("hub.verify_token", token)
                .queryParam("hub.challenge", "1158201444")
                .get("/webhooks/meta/" + account)
                .then();
    }
}
