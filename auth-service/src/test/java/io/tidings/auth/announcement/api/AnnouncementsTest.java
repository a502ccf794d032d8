package io.tidings.auth.announcement.api;

import static io.restassured.RestAssured.given;
import static io.tidings.auth.announcement.api.AnnouncementCalls.ADMIN;
import static io.tidings.auth.announcement.api.AnnouncementCalls.PATH;
import static io.tidings.auth.announcement.api.AnnouncementCalls.UNKNOWN;
import static io.tidings.auth.announcement.api.AnnouncementCalls.admin;
import static io.tidings.auth.announcement.api.AnnouncementCalls.as;
import static io.tidings.auth.announcement.api.AnnouncementCalls.created;
import static io.tidings.auth.announcement.api.AnnouncementCalls.removeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.tidings.auth.testing.OnStack;
import io.tidings.platform.store.Transactions;
import io.tidings.testkit.TestCaller;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnStack
class AnnouncementsTest {
    @Inject
    Transactions transactions;

    @BeforeEach
    void clean() {
        removeAll(transactions);
    }

    @Test
    void listsWithEveryDocumentedField() {
        String id = created("starts_at", "2020-05-27T13:16:53Z");

        JsonPath body = as(TestCaller.fresh())
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(body.getMap("")).containsOnlyKeys("success", "data");
        assertThat(body.getBoolean("success")).isTrue();
        Map<String, Object> row = body.getMap("data[0]");
        assertThat(row)
                .containsOnlyKeys(
                        "id",
                        "title",
                        "message",
                        "type",
                        "is_active",
                        "starts_at",
                        "expires_at",
                        "created_at",
                        "updated_at")
                .containsEntry("id", id)
                .containsEntry("title", "Maintenance window")
                .containsEntry("message", "Short outage tonight")
                .containsEntry("type", "maintenance")
                .containsEntry("is_active", true)
                .containsEntry("starts_at", "2020-05-27T13:16:53.000000Z")
                .containsEntry("expires_at", null);
        assertThat((String) row.get("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000000Z");
        assertThat(row.get("updated_at")).isEqualTo(row.get("created_at"));
    }

    @Test
    void listsTheNewestFirst() {
        String first = created();
        String second = created();
        String third = created();

        as(TestCaller.fresh()).get(PATH).then().body("data.id", contains(third, second, first));
        as(TestCaller.fresh()).get(PATH + "?page=1").then().body("data.id", contains(third, second, first));
        as(TestCaller.fresh()).get(PATH + "?page=2").then().body("data", empty());
    }

    @Test
    void showsEveryWorkspaceTheSame() {
        String id = created();

        as(TestCaller.fresh()).get(PATH + "/" + id).then().statusCode(200).body("data.id", equalTo(id));
        as(TestCaller.fresh()).get(PATH + "/" + id).then().statusCode(200).body("data.id", equalTo(id));
    }

    @ParameterizedTest
    @CsvSource({"is_active, false", "starts_at, 2107-06-26", "expires_at, 2020-06-26"})
    void hidesWhatIsNotActiveNow(String field, String value) {
        String id = created(field, field.equals("is_active") ? Boolean.valueOf(value) : value);

        as(TestCaller.fresh()).get(PATH).then().body("data", empty());
        as(TestCaller.fresh())
                .get(PATH + "/" + id)
                .then()
                .statusCode(404)
                .body("success", equalTo(false))
                .body("message", equalTo("Announcement not found"));
        as(admin()).get(ADMIN + "/" + id).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, "7", "no~id", "0198f6a0-0000-7000-8000-00000000000g"})
    void findsNothingUnderAnUnknownId(String id) {
        as(TestCaller.fresh()).get(PATH + "/" + id).then().statusCode(404).body("success", equalTo(false));
    }

    @Test
    void asksForTheAbilityToRead() {
        TestCaller writer = TestCaller.fresh().with("write");

        as(writer).get(PATH).then().statusCode(403).body("success", equalTo(false));
        as(writer).get(PATH + "/" + created()).then().statusCode(403);
    }

    @Test
    void asksForAnInwardToken() {
        given().get(PATH).then().statusCode(401).body("message", equalTo("Unauthorized - No Bearer Token"));
    }
}
