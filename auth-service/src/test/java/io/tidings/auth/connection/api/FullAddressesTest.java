package io.tidings.auth.connection.api;

import static io.restassured.RestAssured.given;
import static io.tidings.auth.connection.api.ConnectionCalls.PATH;
import static io.tidings.auth.connection.api.ConnectionCalls.caller;
import static io.tidings.auth.connection.api.ConnectionCalls.fill;
import static io.tidings.auth.connection.api.ConnectionCalls.get;
import static io.tidings.auth.connection.api.ConnectionCalls.join;
import static io.tidings.auth.connection.api.ConnectionCalls.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.restassured.response.Response;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.Tokens;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class FullAddressesTest {
    @Inject
    Transactions transactions;

    @Test
    void showsAnOwnerWholeAddressesAndAuditsIt() {
        Tenant tenant = Tenant.provisioned();
        fill(transactions, tenant.workspace, tenant.user, 1);

        Response answer = given().header("X-Request-Id", "request-17")
                .header("Authorization", "Bearer " + Tokens.ofRunningStack().inward(caller(tenant, "login", "UTC")))
                .get(PATH + "?full=1");

        answer.then().body("data.ip_address", contains("197.230.12.34"));
        assertThat(audit(tenant)).singleElement().satisfies(row -> {
            assertThat(row.getUUID("actor")).isEqualTo(tenant.user);
            assertThat(row.getString("action")).isEqualTo("connections.shown_in_full");
            assertThat(row.getString("target")).isEqualTo("user:" + tenant.user);
            assertThat(row.getString("request_id")).isEqualTo("request-17");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?full=", "?full=0", "?full=yes"})
    void masksAddressesForAnOwnerWhoDoesNotAsk(String query) {
        Tenant tenant = Tenant.provisioned();
        fill(transactions, tenant.workspace, tenant.user, 1);

        list(tenant, query).then().body("data.ip_address", contains("197.230.xxx.xxx"));

        assertThat(audit(tenant)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "member", "viewer"})
    void masksAddressesForWhoeverIsNoOwner(String role) {
        Tenant tenant = Tenant.as(role);
        fill(transactions, tenant.workspace, tenant.user, 1);

        list(tenant, "?full=1").then().statusCode(200).body("data.ip_address", contains("197.230.xxx.xxx"));

        assertThat(audit(tenant)).isEmpty();
    }

    @Test
    void masksAddressesForTheOwnerOfAnotherWorkspace() {
        Tenant mine = Tenant.provisioned();
        Tenant colleague = Tenant.provisioned();
        join(mine, colleague);
        fill(transactions, mine.workspace, colleague.user, 1);

        get(caller(mine.workspace, colleague.user, "login", "UTC"), "?full=1")
                .then()
                .body("data.ip_address", contains("197.230.xxx.xxx"));
    }

    private List<Row> audit(Tenant tenant) {
        return transactions
                .inWorkspace(
                        tenant.workspace,
                        tx -> tx.connection()
                                .query("SELECT * FROM audit_entry WHERE action LIKE 'connections.%'")
                                .execute())
                .map(rows -> rows.stream().toList())
                .await()
                .indefinitely();
    }
}
