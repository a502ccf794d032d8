package io.tidings.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Superuser;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.secret.SecretBox;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.SettableClock;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@OnStack
@TestInstance(Lifecycle.PER_CLASS)
class KeyRotationTest {
    private static final Duration QUARTER = Duration.ofDays(90);

    @Inject
    SigningKeys running;

    @Inject
    KeyStore store;

    @Inject
    KeyGenerator generator;

    @Inject
    KeyConfig config;

    @Inject
    Transactions transactions;

    @Inject
    SecretBox secrets;

    @Inject
    AuditLog audit;

    private SettableClock clock;
    private SigningKeys keys;
    private KeyRotation rotation;

    /** With two first keys, as a new suite has them. */
    @BeforeEach
    void begin() {
        await(transactions.asWorker(
                tx -> tx.connection().query("DELETE FROM signing_key").execute()));
        await(running.load());
        clock = new SettableClock(Instant.now().plusSeconds(1));
        keys = new SigningKeys(store, generator, clock);
        rotation = new KeyRotation(keys, store, generator, config, clock);
    }

    /** Once, since keys take their time. */
    @AfterAll
    void endWithKeysOfNow() {
        begin();
    }

    @Test
    void announcesANewKeyWhenTheOldOneHasItsAge() {
        String first = signer(Purpose.LOGIN);
        clock.advance(QUARTER.minusMinutes(1));
        await(rotation.turn());
        assertThat(of(Purpose.LOGIN)).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        await(rotation.turn());
        await(rotation.turn());

        assertThat(of(Purpose.LOGIN)).hasSize(2);
        assertThat(of(Purpose.INWARD)).hasSize(2);
        assertThat(signer(Purpose.LOGIN)).isEqualTo(first);
        clock.advance(config.announced());
        assertThat(signer(Purpose.LOGIN)).isNotEqualTo(first);
    }

    @Test
    void isFollowedByOneKeyHoweverManyInstancesNotice() {
        clock.advance(QUARTER.plusMinutes(1));

        await(Multi.createFrom()
                .range(0, 3)
                .onItem()
                .transformToUniAndMerge(i -> rotation.turn())
                .collect()
                .asList());
        await(rotation.turn());

        assertThat(of(Purpose.LOGIN)).hasSize(2);
    }

    @Test
    void retiresAKeyWhenItsLastTokenHasExpired() {
        String old = signer(Purpose.LOGIN);
        String oldInward = signer(Purpose.INWARD);
        await(rotation.add(Purpose.LOGIN, true));
        await(rotation.add(Purpose.INWARD, true));

        clock.advance(config.inwardTokens().plus(config.margin()).plusSeconds(1));
        await(rotation.turn());
        assertThat(kids(Purpose.INWARD)).hasSize(1).doesNotContain(oldInward);
        assertThat(kids(Purpose.LOGIN)).contains(old);

        clock.advance(config.loginTokens().minus(config.inwardTokens()).minusSeconds(2));
        await(rotation.turn());
        assertThat(kids(Purpose.LOGIN)).contains(old);

        clock.advance(Duration.ofSeconds(3));
        await(rotation.turn());
        assertThat(kids(Purpose.LOGIN)).hasSize(1).doesNotContain(old);
    }

    @Test
    void neverRetiresTheOnlyKeyThatSigns() {
        await(rotation.add(Purpose.LOGIN, false));

        assertThatThrownBy(() -> await(rotation.retire(signer(Purpose.LOGIN)))).isInstanceOf(Invalid.class);
    }

    @Test
    void logsNobodyOutButWithARetiredKey() {
        Tenant tenant = Tenant.provisioned();
        String before = tenant.loginToken();

        String kid = add("login").then().statusCode(201).extract().path("kid");
        String after = tenant.loginToken();

        assertThat(kid(after)).isEqualTo(kid).isNotEqualTo(kid(before));
        Tenant.exchange(before).then().statusCode(200);
        Tenant.exchange(after).then().statusCode(200);

        Tenant.service().delete("/internal/signing-keys/" + kid(before)).then().statusCode(204);
        Tenant.exchange(before).then().statusCode(401);
        Tenant.exchange(after).then().statusCode(200);
        Tenant.service().delete("/internal/signing-keys/" + kid).then().statusCode(422);
        Tenant.service().delete("/internal/signing-keys/unknown").then().statusCode(404);
    }

    @Test
    void thePlatformsAuditLogTellsOfKeysThatComeAndGo() {
        String old = signer(Purpose.LOGIN);
        String followed = signer(Purpose.INWARD);
        Response made = add("login");
        String kid = made.path("kid");
        String retiring = Tenant.service()
                .delete("/internal/signing-keys/" + old)
                .then()
                .statusCode(204)
                .extract()
                .header("X-Request-Id");
        clock.advance(QUARTER.plusMinutes(1));
        await(rotation.turn());
        clock.advance(config.announced().plus(config.kept(Purpose.INWARD)).plusSeconds(1));
        await(rotation.turn());

        assertThat(entries(kid)).isEqualTo("signing_key.added null login " + made.header("X-Request-Id"));
        assertThat(entries(old)).endsWith("signing_key.retired login null " + retiring);
        assertThat(entries(followed)).contains("signing_key.expired inward null ");
    }

    /** What the platform's audit log has about the key: action, purpose before and after, request; by hand, since nobody could sign in then. */
    private static String entries(String kid) {
        return Superuser.tell("SELECT string_agg(concat_ws(' ', action, coalesce(before::json ->> 'purpose', 'null'),"
                + " coalesce(after::json ->> 'purpose', 'null'), request_id), ', ' ORDER BY seq) FROM audit_entry"
                + " WHERE workspace = '" + Caller.NOBODY + "' AND target = 'signing_key:" + kid + "'");
    }

    @Test
    void publishesAnInwardKeyBeforeItSigns() {
        String kid = Tenant.service()
                .body(Map.of("purpose", "inward"))
                .post("/internal/signing-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("kid");

        JsonPath published = Tenant.service().get("/internal/jwks").jsonPath();
        assertThat(published.getList("keys.kid", String.class)).hasSize(2).contains(kid);
        String token = Tenant.exchange(Tenant.provisioned().apiToken).path("token");
        assertThat(kid(token)).isNotEqualTo(kid);
    }

    @Test
    void asksForThePurpose() {
        add("other").then().statusCode(422).body("errors.purpose[0]", equalTo("The purpose must be login or inward."));
    }

    @Test
    void looksForKeysOfOtherInstancesOnceASecond() {
        AtomicInteger loads = new AtomicInteger();
        SigningKeys other = new SigningKeys(counting(loads), generator, clock);
        await(other.keyring());
        String made = await(rotation.add(Purpose.LOGIN, true)).kid();

        assertThat(await(other.verifier(Purpose.LOGIN, made))).isPresent();
        for (int i = 0; i < 20; i++) {
            assertThat(await(other.verifier(Purpose.LOGIN, "made up " + i))).isEmpty();
        }
        assertThat(loads).hasValue(2);

        clock.advance(Duration.ofSeconds(2));
        assertThat(await(other.verifier(Purpose.LOGIN, "made up"))).isEmpty();
        assertThat(loads).hasValue(3);
    }

    private KeyStore counting(AtomicInteger loads) {
        return new KeyStore(transactions, secrets, audit) {
            @Override
            Uni<Keyring> load() {
                loads.incrementAndGet();
                return super.load();
            }
        };
    }

    private static Response add(String purpose) {
        return Tenant.service()
                .body(Map.of("purpose", purpose, "at_once", true))
                .post("/internal/signing-keys");
    }

    private String signer(Purpose purpose) {
        return await(keys.load()).signer(purpose, clock.instant()).kid();
    }

    private List<SigningKey> of(Purpose purpose) {
        return await(keys.load()).keys().stream()
                .filter(key -> key.purpose() == purpose)
                .toList();
    }

    private List<String> kids(Purpose purpose) {
        return of(purpose).stream().map(SigningKey::kid).toList();
    }

    private static String kid(String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
        return new JsonPath(header).getString("kid");
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
