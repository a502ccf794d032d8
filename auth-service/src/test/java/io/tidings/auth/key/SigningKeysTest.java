package io.tidings.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Multi;
import io.tidings.auth.testing.OnStack;
import io.tidings.platform.store.Transactions;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@OnStack
class SigningKeysTest {
    @Inject
    SigningKeys running;

    @Inject
    KeyStore store;

    @Inject
    KeyGenerator generator;

    @Inject
    Transactions transactions;

    @Test
    void publishesThePublicPartOfInwardKeysOnly() {
        JsonPath jwks = RestAssured.get("/internal/jwks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        List<Map<String, Object>> published = jwks.getList("keys");
        assertThat(published)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key)
                        .containsOnlyKeys("kty", "kid", "use", "alg", "n", "e")
                        .containsEntry("alg", "RS256"));
        assertThat(published.stream().map(key -> key.get("kid")).collect(Collectors.toSet()))
                .isEqualTo(kids(running, Purpose.INWARD));
    }

    @Test
    void keepsTheKeysOverARestart() {
        SigningKeys restarted = new SigningKeys(store, generator, InstantSource.system());

        assertThat(kids(restarted, Purpose.LOGIN)).isEqualTo(kids(running, Purpose.LOGIN));
        assertThat(kids(restarted, Purpose.INWARD)).isEqualTo(kids(running, Purpose.INWARD));
    }

    @Test
    void agreesOnTheFirstKeysWithInstancesThatStartAtTheSameTime() {
        sql("DELETE FROM signing_key");

        List<Keyring> seen = Multi.createFrom()
                .range(0, 3)
                .onItem()
                .transformToUni(i -> new SigningKeys(store, generator, InstantSource.system()).keyring())
                .merge(3)
                .collect()
                .asList()
                .await()
                .indefinitely();
        running.refresh().await().indefinitely();

        assertThat(seen)
                .hasSize(3)
                .allSatisfy(keyring -> assertThat(kids(keyring)).isEqualTo(kids(seen.getFirst())));
        assertThat(kids(seen.getFirst())).hasSize(2);
    }

    @Test
    void storesNoPrivateKeyInTheClear() {
        List<byte[]> stored = transactions
                .asWorker(tx -> tx.connection()
                        .query("SELECT private_key FROM signing_key")
                        .execute())
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.getBuffer(0).getBytes())
                .toList();

        assertThat(stored)
                .isNotEmpty()
                .noneSatisfy(column -> assertThat(new String(column, StandardCharsets.ISO_8859_1))
                        .contains("MII"));
    }

    private void sql(String statement) {
        transactions
                .asWorker(tx -> tx.connection().query(statement).execute())
                .await()
                .indefinitely();
    }

    private static Set<String> kids(SigningKeys keys, Purpose purpose) {
        return keys.keyring().await().indefinitely().keys().stream()
                .filter(key -> key.purpose() == purpose)
                .map(SigningKey::kid)
                .collect(Collectors.toSet());
    }

    private static Set<String> kids(Keyring keyring) {
        return new HashSet<>(keyring.keys().stream().map(SigningKey::kid).toList());
    }
}
