package io.tidings.auth.connection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnStack
class ConnectionLogTest {
    private static final String ROWS =
            "SELECT workspace, event, host(address) AS address, user_agent FROM connection_log WHERE user_id = $1";

    @Inject
    Transactions transactions;

    @Test
    void notesALogin() {
        Tenant tenant = Tenant.provisioned();

        signIn(tenant, Tenant.PASSWORD, "197.230.12.34", "Mozilla/5.0 (X11)")
                .then()
                .statusCode(200);

        assertThat(rows(tenant, ROWS)).singleElement().satisfies(row -> {
            assertThat(row.getUUID("workspace")).isEqualTo(tenant.workspace);
            assertThat(row.getString("event")).isEqualTo("login");
            assertThat(row.getString("address")).isEqualTo("197.230.12.34");
            assertThat(row.getString("user_agent")).isEqualTo("Mozilla/5.0 (X11)");
        });
    }

    @Test
    void notesALoginInItsOwnTransaction() {
        Tenant tenant = Tenant.provisioned();
        tenant.loginToken();

        assertThat(rows(
                        tenant,
                        "SELECT FROM login_session s JOIN connection_log c ON c.xmin = s.xmin"
                                + " WHERE s.user_id = $1 AND c.user_id = $1"))
                .hasSize(1);
    }

    @Test
    void notesAnAddressOfVersion6() {
        Tenant tenant = Tenant.provisioned();

        signIn(tenant, Tenant.PASSWORD, "2001:db8:0:0:0:0:0:17", "curl").then().statusCode(200);

        assertThat(rows(tenant, ROWS))
                .extracting(row -> row.getString("address"))
                .containsExactly("2001:db8::17");
    }

    @Test
    void doesNotMindAnOddClient() {
        Tenant tenant = Tenant.provisioned();

        signIn(tenant, Tenant.PASSWORD, "nowhere", "x\t" + "x".repeat(3000))
                .then()
                .statusCode(200);

        assertThat(rows(tenant, ROWS)).singleElement().satisfies(row -> {
            assertThat(row.getString("address")).isNull();
            assertThat(row.getString("user_agent")).isEqualTo("x " + "x".repeat(253));
        });
    }

    @Test
    void notesAWrongPassword() {
        Tenant tenant = Tenant.provisioned();

        signIn(tenant, "wrong", "197.230.12.34", "curl").then().statusCode(404);

        awaitEvents(tenant, "wrong_credentials");
        assertThat(rows(tenant, ROWS))
                .extracting(row -> row.getUUID("workspace"))
                .containsExactly(tenant.workspace);
    }

    @Test
    void notesTheRefusalOfAnUnverifiedAccount() {
        Tenant tenant = Tenant.unverified();

        tenant.signIn().then().statusCode(404);

        awaitEvents(tenant, "account_not_verified");
    }

    /** An unknown e-mail has no row to write, so the time that one takes must not show. */
    @Test
    void answersAWrongPasswordWithoutWaitingForItsRow() {
        Tenant tenant = Tenant.provisioned();

        Response answer = transactions
                .asWorker(tx -> tx.connection()
                        .query("LOCK TABLE connection_log IN EXCLUSIVE MODE")
                        .execute()
                        .chain(() -> Uni.createFrom()
                                .item(() -> Tenant.signIn(tenant.email, "wrong", tenant.address))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())))
                .await()
                .indefinitely();

        answer.then().statusCode(404);
        awaitEvents(tenant, "wrong_credentials");
    }

    @Test
    void notesNoTryThatItsLimitRefuses() {
        Tenant tenant = Tenant.provisioned();
        for (int i = 0; i < 5; i++) {
            Tenant.signIn(tenant.email, "guess", tenant.address).then().statusCode(404);
        }
        for (int i = 0; i < 10; i++) {
            Tenant.signIn(tenant.email, "guess", tenant.address).then().statusCode(429);
        }

        await().until(() -> rows(tenant, ROWS).size() >= 5);

        assertThat(rows(tenant, ROWS)).hasSize(5);
    }

    @Test
    void notesNothingForAUserWithoutOpenWorkspace() {
        Tenant tenant = Tenant.provisioned();
        tenant.putWorkspace(true);

        Tenant.signIn(tenant.email, "wrong", tenant.address).then().statusCode(404);
        tenant.signIn().then().statusCode(422);

        assertThat(rows(tenant, ROWS)).isEmpty();
    }

    private void awaitEvents(Tenant tenant, String... events) {
        await().untilAsserted(() -> assertThat(rows(tenant, ROWS))
                .extracting(row -> row.getString("event"))
                .containsExactly(events));
    }

    private static Response signIn(Tenant tenant, String password, String address, String userAgent) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .header("User-Agent", userAgent)
                .body(Map.of("email", tenant.email, "password", password))
                .post("/api/v1/login");
    }

    private List<Row> rows(Tenant tenant, String query) {
        return transactions
                .asWorker(tx -> tx.connection().preparedQuery(query).execute(Tuple.of(tenant.user)))
                .map(rows -> rows.stream().toList())
                .await()
                .indefinitely();
    }
}
