package io.tidings.auth.announcement.api;

import static io.restassured.RestAssured.given;
import static io.tidings.auth.announcement.api.AnnouncementCalls.ADMIN;
import static io.tidings.auth.announcement.api.AnnouncementCalls.UNKNOWN;
import static io.tidings.auth.announcement.api.AnnouncementCalls.admin;
import static io.tidings.auth.announcement.api.AnnouncementCalls.as;
import static io.tidings.auth.announcement.api.AnnouncementCalls.body;
import static io.tidings.auth.announcement.api.AnnouncementCalls.created;
import static io.tidings.auth.announcement.api.AnnouncementCalls.removeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.tidings.auth.testing.OnStack;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TestCaller;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class AnnouncementAdminTest {
    @Inject
    Transactions transactions;

    @BeforeEach
    void clean() {
        removeAll(transactions);
    }

    @Test
    void createsWithAllFields() {
        Map<String, Object> body = body("is_active", false);
        body.put("starts_at", "2026-05-27T13:16:53");
        body.put("expires_at", "2107-06-26");

        JsonPath answer = as(admin("Africa/Algiers"))
                .body(body)
                .post(ADMIN)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(answer.getMap("")).containsOnlyKeys("success", "data", "message");
        assertThat(answer.getString("message")).isEqualTo("Announcement created successfully");
        assertThat(answer.<String, Object>getMap("data"))
                .containsEntry("is_active", false)
                .containsEntry("starts_at", "2026-05-27T12:16:53.000000Z")
                .containsEntry("expires_at", "2107-06-25T23:00:00.000000Z");
    }

    @Test
    void createsAnActiveOneWithoutBounds() {
        as(admin())
                .body(body("starts_at", ""))
                .post(ADMIN)
                .then()
                .statusCode(201)
                .body("data.is_active", equalTo(true))
                .body("data.starts_at", nullValue())
                .body("data.expires_at", nullValue());
    }

    @Test
    void listsAndShowsInactiveOnesToo() {
        String active = created();
        String inactive = created("is_active", false);
        String over = created("expires_at", "2020-01-01");

        as(admin()).get(ADMIN).then().statusCode(200).body("data.id", contains(over, inactive, active));
        as(admin()).get(ADMIN + "?page=2").then().body("data.size()", equalTo(0));
        as(admin()).get(ADMIN + "/" + inactive).then().statusCode(200).body("data.is_active", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void changesOnlyTheFieldsThatAreGiven(String method) {
        Map<String, Object> body = body("starts_at", "2026-05-27T13:16:53Z");
        body.put("expires_at", "2107-06-26T00:00:00Z");
        String id = as(admin()).body(body).post(ADMIN).path("data.id");

        as(admin())
                .body(Map.of("title", " Another title ", "is_active", 0))
                .request(method, ADMIN + "/" + id)
                .then()
                .statusCode(200)
                .body("message", equalTo("Announcement updated successfully"))
                .body("data.title", equalTo("Another title"))
                .body("data.is_active", equalTo(false))
                .body("data.message", equalTo("Short outage tonight"))
                .body("data.type", equalTo("maintenance"))
                .body("data.starts_at", equalTo("2026-05-27T13:16:53.000000Z"))
                .body("data.expires_at", equalTo("2107-06-26T00:00:00.000000Z"));
        as(admin()).get(ADMIN + "/" + id).then().body("data.title", equalTo("Another title"));
    }

    @Test
    void takesTimesAwayThatAreNullOrEmpty() {
        Map<String, Object> body = body("starts_at", "2026-05-27");
        body.put("expires_at", "2107-06-26");
        String id = as(admin()).body(body).post(ADMIN).path("data.id");
        Map<String, Object> change = new HashMap<>();
        change.put("starts_at", null);
        change.put("expires_at", "");

        as(admin())
                .body(change)
                .patch(ADMIN + "/" + id)
                .then()
                .statusCode(200)
                .body("data.starts_at", nullValue())
                .body("data.expires_at", nullValue());
    }

    @Test
    void togglesThereAndBack() {
        String id = created();

        as(admin())
                .post(ADMIN + "/" + id + "/toggle")
                .then()
                .statusCode(200)
                .body("data.is_active", equalTo(false))
                .body("message", equalTo("Announcement status updated"));
        as(admin())
                .post(ADMIN + "/" + id + "/toggle")
                .then()
                .body("data.is_active", equalTo(true))
                .body("data.title", equalTo("Maintenance window"));
    }

    @Test
    void deletesForGood() {
        String id = created();

        Map<String, Object> answer = as(admin())
                .delete(ADMIN + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");

        assertThat(answer)
                .containsOnlyKeys("success", "message")
                .containsEntry("message", "Announcement deleted successfully");
        as(admin()).get(ADMIN + "/" + id).then().statusCode(404);
        as(admin()).delete(ADMIN + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /" + UNKNOWN,
        "PUT, /" + UNKNOWN,
        "PATCH, /" + UNKNOWN,
        "DELETE, /" + UNKNOWN,
        "POST, /" + UNKNOWN + "/toggle",
        "GET, /no~id",
        "PATCH, /7",
        "POST, /7/toggle"
    })
    void findsNothingUnderAnUnknownId(String method, String path) {
        as(admin())
                .body(body("title", List.of()))
                .request(method, ADMIN + path)
                .then()
                .statusCode(404)
                .body("success", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "POST, ''",
        "GET, /" + UNKNOWN,
        "PUT, /" + UNKNOWN,
        "PATCH, /" + UNKNOWN,
        "DELETE, /" + UNKNOWN,
        "POST, /" + UNKNOWN + "/toggle"
    })
    void refusesWhoeverDoesNotRunThePlatform(String method, String path) {
        TestCaller owner = TestCaller.fresh();
        TestCaller worker = new TestCaller(
                owner.workspace(), 1, owner.user(), 1, owner.abilities(), owner.zone(), owner.country(), "api");

        for (TestCaller caller : List.of(owner, worker)) {
            as(caller)
                    .body(body("type", "info"))
                    .request(method, ADMIN + path)
                    .then()
                    .statusCode(403)
                    .body("success", equalTo(false))
                    .body("message", equalTo("Invalid ability provided."));
        }
        given().request(method, ADMIN + path).then().statusCode(401);
        as(admin()).get(ADMIN).then().body("data.size()", equalTo(0));
    }

    @Test
    void auditsEveryChangeInTheWorkspaceOfTheAdministrator() {
        TestCaller admin = admin();
        String id = as(admin).body(body("type", "promo")).post(ADMIN).path("data.id");
        as(admin).body(Map.of("type", "info")).put(ADMIN + "/" + id);
        as(admin).post(ADMIN + "/" + id + "/toggle");
        as(admin).get(ADMIN + "/" + id);
        as(admin).delete(ADMIN + "/" + id);

        List<String> entries = transactions
                .inWorkspace(
                        admin.workspace(),
                        tx -> tx.connection()
                                .query("SELECT actor || ' ' || action || ' ' || target FROM audit_entry ORDER BY seq")
                                .execute())
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList())
                .await()
                .indefinitely();

        assertThat(entries)
                .containsExactly(
                        admin.user() + " announcement.created announcement:" + id,
                        admin.user() + " announcement.updated announcement:" + id,
                        admin.user() + " announcement.toggled announcement:" + id,
                        admin.user() + " announcement.deleted announcement:" + id);
    }
}
