package io.tidings.auth.connection.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TestCaller;
import io.tidings.testkit.Tokens;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of the log, and calls that ask for them. */
final class ConnectionCalls {
    static final String PATH = "/api/v1/connections";

    private static final String NEWEST = "2026-06-30T23:30:00Z";

    private ConnectionCalls() {}

    static void join(Tenant tenant, Tenant member) {
        member.putUser(List.of(
                        Map.of("workspace", member.workspace, "role", "owner"),
                        Map.of("workspace", tenant.workspace, "role", "member")))
                .then()
                .statusCode(200);
    }

    static Response list(Tenant tenant, String query) {
        return get(caller(tenant, "login", "UTC"), query);
    }

    static Response get(TestCaller caller, String query) {
        return given().header(
                        "Authorization", "Bearer " + Tokens.ofRunningStack().inward(caller))
                .get(PATH + query);
    }

    static TestCaller caller(Tenant tenant, String kind, String zone) {
        return caller(tenant.workspace, tenant.user, kind, zone);
    }

    static TestCaller caller(UUID workspace, UUID user, String kind, String zone) {
        return new TestCaller(workspace, 1, user, 1, List.of("read"), zone, "DZ", kind);
    }

    /** Rows a minute apart, stored from the newest on, so that their ids run against their times. */
    static void fill(Transactions transactions, UUID workspace, UUID user, int rows) {
        transactions
                .asWorker(tx -> tx.connection()
                        .preparedQuery(
                                "INSERT INTO connection_log (workspace, user_id, event, address, user_agent, created_at)"
                                        + " SELECT $1, $2, 'login', '197.230.12.34', 'agent ' || i,"
                                        + " timestamptz '" + NEWEST + "' - i * interval '1 minute'"
                                        + " FROM generate_series(0, $3 - 1) i")
                        .execute(Tuple.of(workspace, user, rows)))
                .await()
                .indefinitely();
    }
}
