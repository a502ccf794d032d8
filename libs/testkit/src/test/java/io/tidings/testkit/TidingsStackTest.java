package io.tidings.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidings.testkit.embedded.EmbeddedRedis;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TidingsStackTest {
    private static Map<String, String> config;

    @BeforeAll
    static void startStack() {
        config = new TidingsStack().start();
    }

    @Test
    void runsPostgres18WithBuiltInCollation() throws SQLException {
        try (Connection owner = connect("tidings_owner", "tidings_auth");
                var row = owner.createStatement()
                        .executeQuery("SELECT current_setting('server_version_num')::int, datlocprovider, datlocale"
                                + " FROM pg_database WHERE datname = current_database()")) {
            row.next();
            assertThat(row.getInt(1)).isBetween(180000, 189999);
            assertThat(row.getString(2)).isEqualTo("b");
            assertThat(row.getString(3)).isEqualTo("C.UTF-8");
        }
    }

    @Test
    void givesOnlyTheOwnerTheRightToCreate() throws SQLException {
        try (Connection owner = connect("tidings_owner", "tidings_billing");
                Connection app = connect("tidings_app", "tidings_billing")) {
            owner.createStatement().execute("CREATE TABLE mine (id int)");

            assertThatThrownBy(() -> app.createStatement().execute("CREATE TABLE theirs (id int)"))
                    .hasMessageContaining("permission denied for schema public");
            assertThatThrownBy(() -> app.createStatement().executeQuery("SELECT * FROM mine"))
                    .hasMessageContaining("permission denied for table mine");
        }
    }

    @Test
    void letsOnlyTheWorkerBypassRowLevelSecurity() throws SQLException {
        try (Connection owner = connect("tidings_owner", "tidings_auth");
                var rows = owner.createStatement()
                        .executeQuery("SELECT rolname FROM pg_roles WHERE rolbypassrls AND rolname LIKE 'tidings%'")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("tidings_worker");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void provisionsTwiceWithoutHarm() {
        String admin = config.getOrDefault("tidings.test.postgres.admin", "");

        new Provisioning(admin, new Properties(), "tidings").provision(Provisioning.DATABASES);
    }

    @Test
    void runsKafkaThatCreatesNoTopicByItself() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", config.get("kafka.bootstrap.servers")))) {
            admin.createTopics(List.of(new NewTopic("kit", 3, (short) 1))).all().get();

            assertThat(admin.describeTopics(List.of("kit")).allTopicNames().get())
                    .extractingByKey("kit")
                    .satisfies(topic -> assertThat(topic.partitions()).hasSize(3));
            assertThatThrownBy(() -> admin.describeTopics(List.of("other"))
                            .allTopicNames()
                            .get())
                    .hasMessageContaining("UnknownTopicOrPartition");
        }
    }

    @Test
    void runsRedis() {
        assertThat(EmbeddedRedis.answers(
                        URI.create(config.get("quarkus.redis.hosts")).getPort()))
                .isTrue();
    }

    @Test
    void isTheSameStackForTheNextApplication() {
        assertThat(new TidingsStack().start()).isEqualTo(config);
    }

    @Test
    void servesTheKeyOfItsInwardTokens() throws Exception {
        TestCaller caller = TestCaller.of(UUID.fromString("018f0000-0000-7000-8000-000000000001"));
        String token = Tokens.ofRunningStack().inward(caller);

        var claims = inwardTokens().processToClaims(token);

        assertThat(claims.getSubject()).isEqualTo(caller.user().toString());
        assertThat(claims.getStringClaimValue("ws")).isEqualTo("018f0000-0000-7000-8000-000000000001");
        assertThat(claims.getStringListClaimValue("abilities")).containsExactly("read", "write");
    }

    @Test
    void mintsExpiredTokensOnRequest() throws Exception {
        String token = Tokens.ofRunningStack().inward(TestCaller.fresh(), Duration.ofMinutes(-5));
        JwtConsumer consumer = inwardTokens();

        assertThatThrownBy(() -> consumer.process(token)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void mintsServiceTokensWithTheSharedKey() throws Exception {
        byte[] key = Base64.getDecoder().decode(config.get("tidings.service.key"));
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKey(new HmacKey(key))
                .setExpectedIssuer("tidings-service")
                .setExpectedAudience("tidings-services")
                .build();

        var claims = consumer.processToClaims(Tokens.ofRunningStack().service("gateway"));

        assertThat(claims.getSubject()).isEqualTo("gateway");
    }

    private static JwtConsumer inwardTokens() throws Exception {
        URI jwks = URI.create(config.get("tidings.peers.auth") + "/internal/jwks");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body = http.send(HttpRequest.newBuilder(jwks).build(), BodyHandlers.ofString())
                    .body();
            assertThat(body).doesNotContain("\"d\"");
            return new JwtConsumerBuilder()
                    .setVerificationKeyResolver(
                            new JwksVerificationKeyResolver(new JsonWebKeySet(body).getJsonWebKeys()))
                    .setExpectedIssuer("tidings-auth")
                    .setExpectedAudience("tidings-services")
                    .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256")
                    .build();
        }
    }

    private static Connection connect(String role, String database) throws SQLException {
        String url = "jdbc:postgresql://" + config.get("tidings.postgres") + "/" + database;
        return DriverManager.getConnection(url, role, config.get("tidings.postgres.password"));
    }
}
