package io.tidings.auth.connection.api;

import static io.restassured.RestAssured.given;
import static io.tidings.auth.connection.api.ConnectionCalls.PATH;
import static io.tidings.auth.connection.api.ConnectionCalls.caller;
import static io.tidings.auth.connection.api.ConnectionCalls.fill;
import static io.tidings.auth.connection.api.ConnectionCalls.get;
import static io.tidings.auth.connection.api.ConnectionCalls.join;
import static io.tidings.auth.connection.api.ConnectionCalls.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.tidings.auth.testing.OnStack;
import io.tidings.auth.testing.Tenant;
import io.tidings.platform.store.Transactions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class ConnectionsTest {
    @Inject
    Transactions transactions;

    @Test
    void answersEveryDocumentedField() {
        Tenant tenant = Tenant.provisioned();
        tenant.loginToken();

        JsonPath body = list(tenant, "").then().statusCode(200).extract().jsonPath();

        assertThat(body.getBoolean("success")).isTrue();
        assertThat(body.getString("message")).isEqualTo("Log Connections Retreived Successfully");
        assertThat(body.getMap("")).containsOnlyKeys("success", "data", "message", "pagination");
        Map<String, Object> row = body.getMap("data[0]");
        assertThat(row)
                .containsOnlyKeys("id", "ip_address", "user_agent", "created_at", "event")
                .containsEntry("event", "login");
        assertThat(row.get("id")).isInstanceOf(Integer.class);
        assertThat((String) row.get("ip_address")).matches("198\\.51\\.xxx\\.xxx");
        assertThat((String) row.get("user_agent")).isNotBlank();
        assertThat((String) row.get("created_at")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void tellsRefusedLoginsApart() {
        Tenant tenant = Tenant.provisioned();

        Tenant.signIn(tenant.email, "wrong", tenant.address).then().statusCode(404);

        await().untilAsserted(() -> list(tenant, "").then().body("data.event", contains("wrong_credentials")));
    }

    @Test
    void pagesNewestFirst() {
        Tenant tenant = Tenant.provisioned();
        fill(transactions, tenant.workspace, tenant.user, 23);

        Map<String, Object> first = list(tenant, "?full=0")
                .then()
                .body("data.user_agent", equalTo(agents(0, 10)))
                .extract()
                .jsonPath()
                .getMap("pagination");
        assertThat(first)
                .containsOnlyKeys(
                        "total", "count", "per_page", "next_page_url", "prev_page_url", "current_page", "total_pages")
                .containsEntry("total", 23)
                .containsEntry("count", 10)
                .containsEntry("per_page", 10)
                .containsEntry("next_page_url", "http://localhost:8080/api/v1/connections?full=0&page=2")
                .containsEntry("prev_page_url", null)
                .containsEntry("current_page", 1)
                .containsEntry("total_pages", 3);
        list(tenant, "?page=3")
                .then()
                .body("data.user_agent", equalTo(agents(20, 23)))
                .body("pagination.count", equalTo(3))
                .body("pagination.next_page_url", equalTo(null))
                .body("pagination.prev_page_url", equalTo("http://localhost:8080/api/v1/connections?page=2"));
        list(tenant, "?page=4").then().body("data", empty()).body("pagination.total", equalTo(23));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=0", "?page=-1", "?page=two", "?page="})
    void takesWhatIsNoPageForTheFirst(String query) {
        Tenant tenant = Tenant.provisioned();
        fill(transactions, tenant.workspace, tenant.user, 11);

        list(tenant, query)
                .then()
                .statusCode(200)
                .body("data", hasSize(10))
                .body("pagination.current_page", equalTo(1));
    }

    @Test
    void writesTimesAsTheWorkspaceSeesThem() {
        Tenant tenant = Tenant.provisioned();
        fill(transactions, tenant.workspace, tenant.user, 1);

        get(caller(tenant, "login", "Africa/Algiers"), "")
                .then()
                .body("data[0].created_at", equalTo("2026-07-01 00:30:00"));
        get(caller(tenant, "login", "America/New_York"), "")
                .then()
                .body("data[0].created_at", equalTo("2026-06-30 19:30:00"));
    }

    @Test
    void showsNobodyElsesConnections() {
        Tenant mine = Tenant.provisioned();
        Tenant colleague = Tenant.provisioned();
        join(mine, colleague);
        fill(transactions, mine.workspace, colleague.user, 2);
        fill(transactions, mine.workspace, mine.user, 1);

        list(mine, "?full=1").then().body("data", hasSize(1)).body("pagination.total", equalTo(1));
    }

    @Test
    void showsNoConnectionsOfAnotherWorkspace() {
        Tenant mine = Tenant.provisioned();
        Tenant other = Tenant.provisioned();
        fill(transactions, other.workspace, mine.user, 2);

        list(mine, "?full=1").then().body("data", empty()).body("pagination.total", equalTo(0));
    }

    @Test
    void showsTheUsersConnectionsToAnApiToken() {
        Tenant tenant = Tenant.provisioned();
        fill(transactions, tenant.workspace, tenant.user, 1);

        get(caller(tenant, "api", "UTC"), "").then().statusCode(200).body("data", hasSize(1));
    }

    @Test
    void asksForTheAbilityToRead() {
        Tenant tenant = Tenant.provisioned();

        get(caller(tenant, "api", "UTC").with("write"), "").then().statusCode(403);
    }

    @Test
    void asksForAnInwardToken() {
        given().get(PATH).then().statusCode(401).body("message", equalTo("Unauthenticated."));
    }

    private static List<String> agents(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "agent " + i).toList();
    }
}
